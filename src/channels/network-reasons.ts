import type { RefusedAddress } from "../lib/network-guard.ts";

/** The codes of Node and of its fetch. */
export const FETCH_REASONS: Record<string, string> = {
  CERT_HAS_EXPIRED: "son certificat a expiré",
  DEPTH_ZERO_SELF_SIGNED_CERT: "son certificat n’est signé par aucune autorité connue",
  EAI_AGAIN: "le nom du serveur n’a pas pu être cherché",
  ECONNREFUSED: "rien ne répond à cette adresse",
  ECONNRESET: "la connexion a été coupée",
  EHOSTUNREACH: "aucun réseau n’y mène",
  ENETUNREACH: "aucun réseau n’y mène",
  ENOTFOUND: "aucun serveur ne porte ce nom",
  ERR_INVALID_URL: "l’adresse est mal écrite",
  ERR_TLS_CERT_ALTNAME_INVALID: "son certificat est celui d’un autre site",
  ETIMEDOUT: "le serveur n’a pas répondu à temps",
  PACKED_OTHERWISE: "sa réponse est compressée d’une façon que Vigie ne sait pas ouvrir",
  SELF_SIGNED_CERT_IN_CHAIN: "son certificat n’est signé par aucune autorité connue",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "son certificat n’est signé par aucune autorité connue",
  UND_ERR_CONNECT_TIMEOUT: "le serveur n’a pas répondu à temps",
  UND_ERR_SOCKET: "la connexion a été coupée",
};

/** Why an address is not asked, and what to do. */
export const REFUSED_ADDRESSES: Record<RefusedAddress, string> = {
  private:
    "cette adresse mène à un réseau privé, où Vigie ne va pas. Si c’est voulu, ajoutez son hôte à « privateHosts » dans vigie.yaml",
  scheme:
    "elle n’est pas en http:// ou https://, ou renvoie à une adresse qui ne l’est pas. Donnez celle d’un flux ou d’une page",
  credentials: "elle contient un mot de passe, que Vigie n’envoie pas. Donnez une adresse qui n’en a pas besoin",
  redirects: "elle renvoie sans fin à d’autres adresses. Donnez celle à laquelle le site renvoie",
};
