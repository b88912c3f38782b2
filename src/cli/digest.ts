import type { App } from "../app.ts";
import { editionMessage } from "../channels/edition-message.ts";
import type { Message } from "../channels/message.ts";
import { describeTrouble } from "../channels/troubles.ts";
import { digestHad, digestSent, digestSilent, digestWaits, emptyCorpus } from "../channels/wording.ts";
import { editionSubject } from "../deliveries/delivery.ts";
import type { Standing } from "../deliveries/store.ts";
import type { Delivered } from "../jobs/deliver.ts";
import type { Published } from "../jobs/make-edition.ts";
import type { Command, Context } from "./command.ts";
import { AT_OPTION, readAt } from "./instant.ts";

export const digestCommand: Command = {
  name: "digest",
  usage: "[--channel ID] [--at INSTANT] [--send]",
  does: "Montre l’édition d’un canal à un instant donné, ou l’envoie",
  options: {
    channel: { value: "ID", does: "le canal (le premier par défaut)" },
    ...AT_OPTION,
    send: { does: "l’envoie au canal, une seule fois" },
  },
  words: [0, 0],
  async run(context) {
    const { open, show } = context;
    const { options, flags } = context.arguments;
    const app = await open();
    const at = readAt(options["at"], app.config, "digest");
    const published = await app.edition(app.channel(options["channel"]), at);
    const { articles } = await app.corpus.coverage();
    const isSent = flags.has("send");
    if (articles > 0 && isSent) return send(published, app, context);
    const empty = paragraph(emptyCorpus("npm run vigie -- collect"));
    show(articles === 0 ? empty : editionMessage(published.edition, published.context), published.edition);
    return !isSent;
  },
};

/** Delivers the edition through the outbox; false where it has not arrived whole. */
async function send(published: Published, app: App, { show }: Context): Promise<boolean> {
  const { channel, day } = published.edition;
  const isNew = await app.publish(published);
  const arrived: Delivered[] = [];
  for (let more = true; more; ) {
    const now = await app.deliver({ only: [channel] });
    arrived.push(...now);
    more = now.length > 0;
  }
  const parts = await app.deliveries.find(channel, editionSubject(day));
  const isThere = parts.every(({ state }) => state === "sent");
  // The terminal shows what it was sent.
  const isShown = app.channel(channel).terminal && arrived.length > 0;
  const message = isNew && published.isSilent ? paragraph(digestSilent(channel, day)) : undefined;
  if (!isShown)
    show(message ?? report({ channel, day, isNew: isNew || arrived.length > 0, parts }), { channel, day, parts });
  return isThere;
}

type Sent = { channel: string; day: string; isNew: boolean; parts: readonly Standing[] };

function report({ channel, day, isNew, parts }: Sent): Message {
  if (parts.every(({ state }) => state === "sent")) {
    return paragraph(isNew ? digestSent(channel, day, parts.length) : digestHad(channel, day));
  }
  const isWaiting = parts.some(({ state }) => state === "planned" || state === "sending");
  const troubles = parts.flatMap(({ trouble }) => (trouble === null ? [] : [describeTrouble(trouble)]));
  return [...(isWaiting ? paragraph(digestWaits(channel, day)) : []), ...[...new Set(troubles)].flatMap(paragraph)];
}

const paragraph = (text: string): Message => [{ kind: "paragraph", spans: [{ text }] }];
