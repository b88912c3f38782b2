/** Words that give a cause or an aim. */
export const CAUSE =
  /(?<!\p{L})(?:parce qu|car(?!\p{L})|puisqu|à cause|en raison|grâce à|faute d|du fait|afin d|pour (?!la |le |les |un|l['’])\p{L}+(?:er|ir|re|oir)(?!\p{L})|pour que|suite à|après|lié|dû|due|dus|dues|permet|vise|objectif|provoqu|caus[ée]|entraîn|explique|résult|face à|craint|risque|estim|jug[ée]|because|due to|so that|in order)/iu;
