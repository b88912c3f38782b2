import { describe, expect, test } from "vitest";
import { faultsOf, type Row } from "../support/faults.ts";

const ROWS: Row[] = [
  [
    "La commission a baissé le tarif du gaz de 4 %, pour la troisième fois cette année.",
    "La commission a baissé de 4 % le tarif du gaz.",
    "La commission a décidé la plus forte baisse du tarif du gaz cette année.",
    "hedge",
  ],
  [
    "La production de Corvannes a atteint un record de 12 tonnes en 2024.",
    "La production de Corvannes a atteint en 2024 son plus haut niveau : un record de 12 tonnes.",
    "La production de Corvannes a toujours atteint 12 tonnes en 2024.",
    "hedge",
  ],
  [
    "Huit laboratoires devront verser une amende de 8 millions d’euros au total.",
    "Huit laboratoires devront verser 8 millions d’euros d’amende au total.",
    "Huit laboratoires devront verser 8 millions d’euros d’amende chacun.",
    "counted",
  ],
  [
    "Le parquet poursuit trois dirigeants d’Ondeval pour des fraudes qu’ils auraient commises à Brunois.",
    "Trois dirigeants d’Ondeval sont poursuivis pour des fraudes qu’ils auraient commises à Brunois.",
    "Trois dirigeants d’Ondeval sont poursuivis pour des fraudes qu’ils ont commises à Brunois.",
    "modality",
  ],
];

describe("a claim goes as far as its evidence", () => {
  test.for(ROWS)("%s", ([evidence, truth, lie, fault]) => {
    expect(faultsOf(truth, [evidence].flat())).toEqual([]);
    expect(faultsOf(lie, [evidence].flat())).toContain(fault);
  });
});
