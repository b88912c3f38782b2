/** Whether a parameter follows the reader and not the article: a campaign, a click, a session, the door come in by. */
export function isTracking(name: string, value: string, host: string): boolean {
  if (TRACKING.test(name)) return true;
  if (COMMON.test(name) && DOOR.test(value)) return true;
  return OF_SITES.some(([sites, names]) => sites.test(host) && names.test(name));
}

/** Names that mean nothing else; `xtor` and `at_*` are habits of French sites. */
const TRACKING = new RegExp(
  `^(?:${[
    // What measures an audience
    "utm_.+|mtm_.+|pk_.+|piwik_.+|matomo_.+|stm_.+|wt_?mc|wt\\.(?:mc|z)_.+|hsa_.+|ns_.+|_ga|_gl|gad_.+|spm|sc_(?:cid|src|lid|uid)",
    "xtor|xts|xtref|xtmc|xtnp|xtcr|at_[a-z_]+\\d*|act(?:campaigntype|source|segment)|ncid|cmpid|s_cid|s_kwcid|cm_(?:mmc|ven|cat|pla|ite).*",
    "_openstat|tt_(?:medium|content)|icid|ito|ocid|ftag|ftcamp|smid|smtyp|wpsrc|trk|trkcampaign|trackingid|guccounter|guce_.+",
    // Clicks on advertisements and in networks
    "(?:fb|g|d|tw|tt|y|ys)clid|(?:rb_|ir|tw)clickid|msclkid|gclsrc|wickedid|gbraid|wbraid|igshid?|igsh|srsltid|li_fat_id|epik|mibextid",
    "dicbo|oborigurl|tblci|ob_click_id|fb_(?:action_ids|action_types|source|ref)|__twitter_impression|__tn__|_branch_.+|twsrc|ref_?src|ref_?url",
    // Letters and their readers
    "mc_[ce]id|mkt_tok|_hs(?:enc|mi)|__hs.+|hsctatracking|vero_.+|oly_.+|_bhlid|sfmc_.+|_kx|ck_subscriber_id|ml_subscriber.*|elqtrack.*|nr_email_.+|m_(?:i|bt)|dm_i|__s",
    // Copies of one page, and sessions
    "share_?(?:id|type)|from_?rss|outputtype|amp|amp_.+|usqp|phpsessid|jsessionid|aspsessionid.*|cfid|cftoken",
  ].join("|")})$`,
  "i",
);

/** Names of many meanings, dropped where their value is a door: a feed, a letter, a network. */
const COMMON = /^(?:ref|referr?er|source|src|from|via|origin|medium|cmp|campaign|share|feed)$/i;
const DOOR =
  /^(?:rss2?|atom|feed|flux|newsletters?|nl|e?-?mail|push|notification|social|share|twitter|facebook|linkedin|whatsapp|telegram|bluesky|mastodon|instagram|reddit|pocket|feedly|flipboard)(?:[-_. ].*)?$/i;

/** Names too common to be dropped elsewhere. */
const OF_SITES: [RegExp, RegExp][] = [
  [/(?:^|\.)medium\.com$/, /^(?:source|sk)$/],
  [/\.substack\.com$/, /^(?:r|s|triedredirect|publication_id|post_id|isfreemail|showwelcome.*)$/i],
  [/(?:^|\.)youtube\.com$/, /^(?:feature|si|pp|ab_channel|t|start|index)$/],
  [/(?:^|\.)x\.com$/, /^(?:s|t|lang)$/],
  [/(?:^|\.)spotify\.com$/, /^si$/],
  [/(?:^|\.)theguardian\.com$/, /^cmp$/i],
  [/(?:^|\.)lefigaro\.fr$/, /^actid$/i],
];
