"""The wordings by which site furniture gives itself away, each with the reason shown to people.

Short lists of our own, from reading pages; a line matches as a whole unless the pattern says otherwise. Case is ignored.

>>> reason_of("Share on WhatsApp"), reason_of("Police shared a picture of the suspect.")
('asks to share', None)
"""

import re
from functools import lru_cache

_LONGEST = 45  # words; a longer line is furniture only if it is a legal notice
_SITES = r"(?:facebook|twitter|x|whatsapp|telegram|instagram|linked\s?in|youtube|reddit|pinterest|e-?mail|social media|google news|tiktok|flipboard)"
_SITE_LIST = rf"{_SITES}(?:(?:\s*[,|/·•]\s*|\s+and\s+|\s+or\s+|\s+){_SITES})*"

_REASONS: tuple[tuple[str, str], ...] = (
    (
        "asks to share",
        r"""(?:kindly |please )?(?:share|tweet|pin|e-?mail|print|send|repost)(?:\s+(?:this|the|on|via|to|with|in|by|a|your|friends|now|it|<SITE>|article|story|post|page|video|news|link|thread))*\W*
        |(?:share|tweet|print|e-?mail|save|bookmark|gift|copy|listen)(?:\W+(?:share|tweet|print|e-?mail|save|bookmark|comments?|gift|link|copy))+\W*
        |gift (?:this )?(?:article|story)\b.{0,80}|bookmark\W*|partager (?:cet article|sur .{0,30})\W*|compartir .{0,30}|share this (?:article|story|video|post|page)\b.{0,40}|<SITES>\W*
        |print\W+(?:a\s?[+-]\W*)+|(?:a\s?[+-]\s*){1,3}|(?:\d[\d,.]*k?\s+)?shares?|click to share.*|(?:do you )?(?:like|enjoy|love) this (?:story|article).{0,80}|facebook comments?|copy (?:link|url)\W*
        |save (?:this )?(?:article|story|for later)\W*|direct link|embed|add to (?:favou?rites|reading list)""",
    ),
    (
        "asks to follow or join",
        r"""follow (?:us|our|the [\w .]+|[\w .]+?) (?:on|in|via|at) .{0,80}|follow us\W*|never miss a story\b.*|join (?:our|us|the) .{0,60}(?:channel|group|community|telegram|whatsapp|discussion|conversation).{0,60}
        |for (?:all )?(?:the )?latest (?:news|updates)\b.{0,100}|(?:like|find) us on .{0,60}|follow <SITES>\W*|(?:subscribe to|watch) (?:the |our )?.{0,60}youtube channel.{0,40}""",
    ),
    (
        "asks to subscribe or log in",
        r"""(?:subscribe|suscríbase|s'abonner|abonnez-vous|abonnieren)\W*|subscribe (?:to|now|today|for|here|and)\b.{0,120}|suscríbase: .{0,100}|sign[ -]?up\W*|sign up (?:for|to|now|here|today|with)\b.{0,140}
        |join [\d,.]+k? (?:other |of our )?(?:readers|subscribers|followers).{0,80}|your subscription\b.{0,120}|manage your account.{0,40}|(?:get|receive) .{0,80}(?:in your inbox|to your inbox|newsletter|by e-?mail|alerts).{0,60}|unsubscribe\b.{0,60}|(?:our )?(?:daily |weekly |free )?newsletters?\W*|log ?in\b.{0,60}|sign in\b.{0,60}|create (?:an|a free) account.{0,60}|register (?:now|for free|here|to)\b.{0,60}
        |(?:this (?:article|story|content) is )(?:for|only for|available to|exclusive to) (?:our )?(?:paying |registered )?(?:subscribers|members|readers).{0,80}|already (?:a|have) .{0,40}(?:subscriber|member|account).{0,40}|(?:you have|you've) .{0,30}free (?:articles?|stories).{0,40}
        |(?:enter )?(?:your )?e-?mail(?: address)?\W*|get the app\W*|download (?:the|our) .{0,30}\bapp\b.{0,60}|continue reading\W*|(?:view|read) this e-?mail in .{0,40}|you (?:are receiving|receive|received) this (?:e-?mail|bulletin|newsletter|message).{0,120}
        |please (?:enable|turn on|disable|whitelist) .{0,80}|by (?:providing|entering|submitting|signing up|clicking|subscribing|registering).{0,160}(?:agree|consent|terms|policy|notice).{0,120}""",
    ),
    (
        "asks for money",
        r"""support (?:independent|our|quality|local) .{0,30}journalism.{0,80}|(?:donate|become a (?:patron|member|supporter))\b.{0,80}|(?:please )?(?:consider )?(?:making a donation|donating|supporting us).{0,100}|keep our (?:journalism|reporting|news) (?:free|independent).{0,80}|buy (?:us|me) a coffee.{0,40}
        |if you (?:can|value|like|enjoy) .{0,120}(?:support|donat|contribut|subscri).{0,120}""",
    ),
    (
        "belongs to a comment form",
        r"""(?:please )?(?:enter|type) your (?:comment|name|e-?mail).{0,40}|leave a (?:comment|reply)\W*|(?:post|add|write|submit|cancel|view|show|load|read|join)(?: \w+)? (?:comments?|reply|replies)\W*|(?:\d+ )?comments?(?: \(\d+\))?(?: (?:are )?closed)?\W*
        |(?:les )?commentaires\b.{0,40}|(?:los )?comentarios\b.{0,30}|no comments(?: yet)?\W*|join (?:our |the )?(?:commenting forum|conversation|discussion|debate).{0,60}|join thought-provoking conversations.{0,120}|be the first to comment.{0,40}|comments? (?:are|have been) (?:closed|disabled|off).{0,40}|your e-?mail address will not be .{0,80}|required fields are marked.{0,10}|save my name.{0,120}|notify me of .{0,80}|reply\W*""",
    ),
    (
        "asks readers for stories",
        r"""(?:we pay for (?:your )?(?:stories|videos)|(?:do you|have you got|got|have) (?:have )?(?:an?|any) (?:news )?(?:story|tips?|news tip|information)\b).{0,300}|send (?:news )?tips to .{0,120}|reach (?:the |our )?(?:reporters?|writer|author)s? (?:on|at|by|via) .{0,160}|contact(?: us)?\s*:? .{0,30}@.{0,80}|contact us\W*|(?:send|e-?mail) (?:us )?(?:your )?(?:tips|stories|pictures|videos)\b.{0,120}|(?:tips?|newsroom|editor)@\S+""",
    ),
    (
        "notice of rights",
        r"""(?:(?:copyright|©|\(c\))\W.{0,300}|.{0,80}\ball rights reserved\b.{0,300}|.{0,60}\btous droits réservés\b.{0,100}|.{0,80}(?:todos los derechos reservados|prohibida su reproducción|alle rechte vorbehalten).{0,100}
        |.{0,80}reproduction (?:requires|without|is prohibited|in whole).{0,160}|(?:this material|no part of).{0,200}(?:reproduced|republished|redistributed).{0,200})""",
    ),
    (
        "cookie or privacy notice",
        r"""(?:we(?: and our partners)?|this (?:site|website|page)) uses? cookies.{0,300}|.{0,80}\b(?:cookie|privacy) (?:policy|notice|settings|preferences)\b.{0,100}|accept (?:all )?cookies.{0,60}|accept all\b.{0,40}|manage (?:cookies|preferences|consent).{0,40}|terms (?:of (?:use|service)|and conditions|& conditions).{0,60}|privacy\W*|legal notice\W*""",
    ),
    (
        "advertisement",
        r"""(?:\W*\b(?:ad|ads|a|b)\b){2,}\W*|(?:- )?(?:advertisements?|advert|sponsored(?: content| post| by .{0,40})?|promoted(?: content)?|publicité|anzeige|publicidad|إعلان)(?: -)?\W*|advertisement\W+(?:(?:story|article) continues|continue reading|scroll).{0,40}|continue reading below\W*|(?:story|article) continues (?:below|after).{0,40}|scroll (?:down )?to continue.{0,40}|remove ads\W*|skip (?:ad|advert|to (?:main )?content)\W*""",
    ),
    (
        "video or picture player",
        r"""(?:\d{1,2}:)?\d{1,2}:\d{2}|/?\d+:\d\d:\d\d|\d{3,4}p \| .{1,20}|video size|width|height|pixels|x|[▶►■❚⏸◀|]+|\d+ ?(?:min|minutes?) (?:read|listen|watch)\W*|duration: .{0,30}|(?:reading|listening) time\W.{0,20}|(?:no media source currently available)|(?:click|tap) (?:here )?to (?:enlarge|expand|zoom|play|watch|listen|view)\b.{0,30}|watch: related .{0,30}|pop-?out player|your browser (?:does not|doesn't) support.{0,80}
        |listen to (?:the|this) (?:full )?(?:report|article|story|audio|episode|podcast)\b.{0,40}|(?:play|pause|mute|unmute|auto|live|loading)\W*|(?:play|watch) (?:the )?(?:video|audio|live)\W*|image \d+ of \d+|\d+ ?/ ?\d+|view gallery.{0,20}|hide caption|toggle caption|enlarge (?:this )?image|(?:media|video) caption\W*|getty images?\W{0,3}embed""",
    ),
    (
        "tags and sections",
        r"""(?:tags?|filed under|topics?|related topics?|categor(?:y|ies)|keywords|sections?|more (?:on|about|from|in)|in this (?:story|article)|posted in)\s*:.{0,160}|(?:tags|related topics|topics)\W*""",
    ),
    (
        "leads elsewhere",
        r"""(?:click|tap) here\b.{0,80}|source: read full (?:article|story)|read (?:the )?full (?:article|story)\b.{0,40}|view (?:the )?(?:original|full) (?:article|post|story)?\W*|(?:load|show|see|view) (?:more|all)\W*|click here to (?:load|read|see|view) more\W*|download (?:as |the )?pdf\W*|back to (?:top|home).{0,10}|(?:previous|next|prev) (?:article|post|story|page)?\W*|home\W*|menu\W*|search\W*|skip to .{0,30}|latest news\W*|breaking news\W*|top stories\W*
        """,
    ),
    (
        "about the author",
        r"""(?!.*\bsaid\b)[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){1,3},? is (?:an?|the) (?:[\w&' -]{1,60})?(?:writer|reporter|editor|correspondent|journalist|columnist|contributor|producer)\b(?: .{0,40})? (?:for|at|with|of|covering|based in|who covers)\b.{0,300}""",
    ),
    ("names the site", r"""issued by .{0,60}|published in [\w' ]+, \w+\.? \d{1,2}(?:st|nd|rd|th)?, \d{4}\W*"""),
    ("correction of another article", r"""correction: an? (?:article|item|editorial|recipe|column|review|report) (?:on|about|published) .{0,240}"""),
)  # fmt: skip

_TEASER_WORDS = r"""(?:you (?:may|might) (?:also )?(?:like|be interested in)|you may have missed|recommended(?: for you)?|related(?: (?:story|stories|article|articles|news|posts|content|coverage|links))?|(?:more|other|latest|top|popular|featured|trending|editor's) (?:stories|articles|news|posts|headlines|coverage|picks)|more (?:on|from|in) (?:this|the) (?:topic|section|story|author)|more from [\w ]{2,30}
    |most (?:read|popular|viewed|shared|commented)(?: in [\w ]{2,30})?|also on [\w. ]{2,30}(?=:)|also on \w+\.com|related videos?(?=:)|read(?=:)|trending(?: now| today)?|also read|read also|see also|read (?:next|more|on)|up next|don't miss|must read|what to read next|what others are reading|around the web|from our partners|noticias relacionadas|lire aussi|à lire aussi|lea también|le puede interesar|mehr zum thema|haberin devamı|in other news|further reading|now read)"""
_UI_WORDS = frozenset(
    """compartir suscríbase imprimir comentarios inicio buscar partager imprimer accueil s'abonner commenter envoyer teilen
    drucken abonnieren startseite paylaş yazdır devamı haberin anasayfa yorum طباعة مشاركة الرئيسية إرسال تعليق اشترك""".split()
)


@lru_cache(maxsize=1)
def _teasers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A whole line that announces other articles, and the announcing words at its start."""
    words = _spaced(_TEASER_WORDS)
    whole = re.compile(rf"\W*{words}(?:\s*[:>»…]|\s+[\-–—]).{{0,160}}|\W*{words}\W*", re.I)
    return whole, re.compile(rf"\W*{words}", re.I)


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The wordings, compiled once; white space in them may be any."""
    return tuple((reason, re.compile(_spaced(pattern), re.I)) for reason, pattern in _REASONS)


def _spaced(pattern: str) -> str:
    """A pattern laid out over several lines, as one, the names of sites put in, in which a blank stands for any white space."""
    one_line = re.sub(r"\n\s+", "", pattern)
    one_line = one_line.replace("<SITES>", _SITE_LIST).replace("<SITE>", _SITES)
    return one_line.replace(" ?", r"\s*").replace(" ", r"\s+")


def reason_of(line: str) -> str | None:
    """Why this line by its own words belongs to the site, or None."""
    line = _plain(line)
    if len(line.split()) > _LONGEST and not re.match(r"(?i)(?:copyright\b|©|we use cookies)", line):
        return None
    found = next((reason for reason, pattern in _patterns() if pattern.fullmatch(line)), None)
    return found or _by_shape(line)


def _plain(line: str) -> str:
    """The line with straight apostrophes, as the wordings have them."""
    return line.strip().replace("’", "'")


def _by_shape(line: str) -> str | None:
    """Menus, foreign buttons and leftover punctuation."""
    if not any(c.isalnum() for c in line) and not re.search(r"[\'”»]", line):
        return "stray punctuation"
    words = re.findall(r"[^\W\d_][\w'’]*", line.casefold())
    if words and all(word in _UI_WORDS for word in words):
        return "button in another language"
    return "menu" if _is_menu(line) else None


def _is_menu(line: str) -> bool:
    """Whether it is a row of short items between bars, or a trail such as "Home » World »"."""
    items = [item.strip() for item in re.split(r"\s*[|»›]\s*|\s+[>/]\s+", line)]
    short = all(len(item.split()) <= 3 and len(item) <= 30 for item in items)
    if len(items) < 2 or not short:
        return False
    trail = re.match(r"(?i)home\b|accueil\b|inicio\b", items[0]) is not None
    return trail or (len([i for i in items if i]) >= 3 and not any(c.isdigit() for c in line))


def is_teaser_heading(line: str) -> bool:
    """Whether it announces other articles: "You may also like", "READ MORE: ten beaches"."""
    return len(line.split()) <= 30 and _teasers()[0].fullmatch(_plain(line)) is not None


def announces_itself(line: str) -> bool:
    """Whether a heading already carries its teaser: "READ MORE: ten beaches"."""
    start = _teasers()[1].match(_plain(line))
    return start is not None and any(c.isalnum() for c in _plain(line)[start.end() :])
