"""Sentences about parties, bodies, elections, wars and places that do not exist: frames of our own, filled with names that
our own grammars make from the lists of towns, countries and surnames. They teach the tagger how names are built and what
stands round them, where the real examples are few. Deterministic.
"""
import pathlib, random, re

LISTS = pathlib.Path(__file__).resolve().parent.parent.parent / "gazetteers"

WORDS = {
    "ideology": "Liberal|Labour|Labor|Conservative|Democratic|Social Democratic|Christian Democratic|Republican|National|People 's|Workers '|Agrarian|Green|Socialist|Communist|Progressive|Radical|Centre|Reform|Unity|Justice|Freedom|Progressive Conservative|New Democratic|Humanist|Pirate|Libertarian|Independence|Popular Republican",
    "band": "Union|Alliance|Front|Movement|League|Bloc|Coalition|Federation|Rally|List|Congress|Action|Pole|Group|Initiative|Convergence",
    "virtue": "Justice|Freedom|Dignity|Progress|Change|Democracy|Unity|Reform|Truth|Solidarity|Renewal|Equality|Hope|Prosperity|Tomorrow|Europe|the Future|National Salvation|Human Rights|Law and Order|the Republic|Peace and Reconciliation",
    "cause": "Peace|Human Rights|Poverty|Education|Disarmament|Marriage|Gun Safety|Disability|Women|Children|Trade|Housing|Hunger|Climate|the Environment|Refugees|Freedom of the Press|Racial Equality|Public Health|Animal Welfare|Energy|Rural Development|Drugs|Space|Corruption|Fair Elections|Water|Science|Equal Pay|Nuclear Energy|Aging|Foundations|Civil Rights|Want|Discrimination|Torture",
    "people": "Democrats|Greens|Liberals|Workers|Farmers|Pensioners|Citizens|Voters|Socialists|Ecologists|Republicans|Patriots|Teachers|Miners|Nurses|Veterans|Lawyers|Scientists|Journalists|Physicians|Mothers|Students|Women|Manufacturers|Broadcasters",
    "field": "Finance|Defence|Foreign Affairs|Justice|Health|Education|Agriculture|Transport|Labour|the Interior|Commerce|Energy|Trade and Industry|Housing|State|Culture|Natural Resources",
    "body": "Council|Committee|Commission|Campaign|Centre|Center|Institute|Society|Association|Foundation|Coalition|Network|Fund|Task Force|Federation|Board|Brotherhood|Academy|Agency|Trust",
    "chamber": "House of Commons|House of Representatives|House of Assembly|Senate|National Assembly|Legislative Assembly|Legislative Council|Parliament|Supreme Court|Chamber of Deputies|State Duma|General Court|Court of Appeal|Privy Council|Federal Council|High Court",
    "compass": "North|South|East|West|Central|North West|South East|North East|Upper|Lower",
    "fight": "Battle|Siege|Fall|Liberation|Relief|Sack|Capture|Defence|Second Battle",
    "attack": "invasion|occupation|bombing|annexation|blockade|partition",
    "drive": "campaign|offensive|expedition|uprising|rebellion|mutiny|theatre|massacre|crisis|revolt|earthquake",
    "pact": "Treaty|Armistice|Peace|Convention|Declaration|Congress|Protocol|Accord",
    "kind": "general|presidential|parliamentary|municipal|gubernatorial|federal|legislative|provincial|local|senatorial|state|leadership",
    "realm": "Kingdom|Principality|Colony|Crown Colony|Republic|Duchy|Emirate|Sultanate|Grand Duchy|Free State|Khanate|Protectorate",
    "paper": "Times|Post|Herald|Daily News|Tribune|Gazette|Observer|Chronicle|Star|Evening Standard|Sun|Morning Post",
    "school": "School of Law|School of Economics|Medical School|College|Institute of Technology|Business School|Academy of Sciences|Law School|School of Government",
    "work": "Orchard|Silence|River|Winter|Letters|Harbour|Mountain|Garden|Bridge|Crossing|Stranger|Shore",
    "prize": "Medal|Prize|Star|Cross|Award|Order",
    "rank": "Prime Minister|President|Governor|Senator|Mayor|Premier|Congressman|Representative|Minister|Chancellor|Speaker|Deputy|Lieutenant Governor|State Treasurer",
    "month": "January|March|April|June|October|November",
}
NAMES = {
    "PARTY": ["{ideology} Party", "{ideology} Party", "{ideology} Party of {land}", "{ideology} Party of {town}", "{land} {ideology} Party", "{town} {ideology} Party",
              "{ideology} {band}", "{ideology} {band} of {land}", "{band} for {virtue}", "{people} for {virtue}", "{virtue} Party", "We Are {land}", "One {land}", "Our {land}", "A Fair {land}",
              "{land} First", "{land} Forward", "Forward {land}", "New {land}", "{people} of {town}", "{people} {land}", "{town} {band}", "{band} of {people}", "{ideology} {people}", "{family}",
              "{abbr}", "{abbr}", "{abbr} {land}", "{band} of the Left", "Christian {people} of {land}", "{virtue} and {virtue}", "Democratic {band} of {town}", "{band} {virtue}"],
    "BODY": ["{body} on {cause}", "{body} for {cause}", "{body} Against {cause}", "National {body} on {cause}", "{land} {body} for {cause}", "{body} of {people}", "National Association of {people}",
             "{abbr}", "{abbr}", "University of {town}", "{town} University", "{family} University", "{family} Institution", "{family} Foundation", "{family} {school}", "{town} {school}", "{town} City Council",
             "{people} Without Borders", "{town} County Council", "{land} Chamber of Commerce", "Bank of {land}", "{family} & {family}", "{family} Corporation", "{town} {paper}", "The {town} {paper}", "Ministry of {field}",
             "Department of {field}", "{chamber}", "{chamber} of {land}", "{chamber} of {town}", "{body} for {cause} at {family} University", "Embassy of {land} in {town}", "Royal {body} of {people}", "United {people} of {land}",
             "{people} 's {body}", "{town} Museum of Modern Art", "{town} Club", "{land} Football Association", "Archdiocese of {town}", "{realm} of {town} Cricket Club", "1st {town} Regiment", "{family} Ministry", "Friends of {town}"],
    "EVENT": ["{year} {land} {kind} election", "{year} {land} {kind} election", "{year} {town} {kind} election", "{year} {town} by-election", "{fight} of {town}", "{fight} of {town}", "{year} {attack} of {land}", "{attack} of {land}",
              "War in {land}", "{demonym} Civil War", "{demonym} Revolution", "{town} {drive}", "{town} {drive}", "{demonym} {drive}", "{demonym} War of Independence", "{town} International Film Festival", "{year} Summer Olympics",
              "World Conference on {cause}", "{town} Peace Conference", "Operation {work}", "United Nations Mission in {land}", "{year} {town} {drive}", "{year} {land} referendum", "{family} affair", "Second {demonym} War"],
    "OTHER": ["{demonym}", "{demonym}", "{pact} of {town}", "{town} {pact}", "{land} {prize}", "{town} {prize}", "{family} {prize}", "The {work} of {town}", "{work} and {work}", "{land} Act", "{town} Street", "{family} Report"],
    "PERSON": ["{first} {family}", "{first} {family}", "{first} {family}", "{first} {letter}. {family}", "{family}", "{family}", "{first} de {family}", "{first} {family} {family}", "{letter}{letter} {family}", "{first} {family}-{family}"],
    "PLACE": ["{town}", "{town}", "{town}", "{land}", "{land}", "{town} {compass}", "{compass} {town}", "{town} and {town}", "{town} County", "{realm} of {town}", "Mount {family}", "Lake {town}", "{town} River", "{compass} {land}", "{town} - {town}", "{family}", "Fort {family}"],
    "SEAT": ["{town}", "{town} {compass}", "{compass} {town}", "{town} and {town}", "{town} - {town}", "{family}", "Mount {family}", "{town} Central", "{town} , {town} and {town}"],
    "COUNTRY": ["{land}"], "TOWN": ["{town}"],
}
LABELS = {"PARTY": "ORGANISATION", "BODY": "ORGANISATION", "SEAT": "PLACE", "COUNTRY": "PLACE", "TOWN": "PLACE"}
FRAMES = """
PERSON was elected to the BODY for SEAT in the EVENT .
PERSON represented the riding of SEAT from {year} to {year} .
He stood as the PARTY candidate in SEAT at the EVENT and lost to PERSON of the PARTY .
In the EVENT , the PARTY won the seats of SEAT , SEAT and SEAT .
The PARTY ( PARTY ) , PARTY and PARTY formed a coalition with the PARTY .
She left PARTY in {year} and joined PARTY , led by PERSON .
Before his time in BODY , PERSON worked for BODY and the BODY .
The talks brought together PARTY , PARTY , BODY and representatives of COUNTRY .
The campaign was backed by BODY , BODY , BODY and BODY , among others .
PERSON , PERSON and PERSON appear in the film , as do PERSON and PERSON .
The cast includes PERSON , PERSON , PERSON and PERSON .
The EVENT began in {month} {year} , when troops from COUNTRY crossed the PLACE .
He fought in the EVENT and the EVENT before he settled in TOWN .
During the EVENT , PERSON 's army retreated from TOWN to TOWN .
After the EVENT , OTHER forces held TOWN , TOWN and the south of PLACE .
Critics compared the EVENT to the EVENT and to the EVENT .
PERSON was born in TOWN , PLACE , the son of PERSON and PERSON .
She studied at BODY and at BODY , and taught at BODY in TOWN .
PERSON is a fellow of the BODY and a member of the BODY .
He was director of BODY at TOWN and chaired the BODY .
PERSON , the {rank} of COUNTRY , met PERSON in TOWN .
{rank} PERSON carried TOWN , TOWN and PLACE counties .
The PARTY was strong in the north , weaker in TOWN and PLACE .
The OTHER {rank} PERSON accused PARTY of ties with COUNTRY .
The OTHER was signed at TOWN by COUNTRY and COUNTRY .
PERSON won the OTHER for OTHER in {year} .
PERSON was decorated with the OTHER after the EVENT .
The PLACE lies between COUNTRY and the PLACE .
Parts of the PLACE joined COUNTRY in {year} ; TOWN became its capital .
PLACE was a state in the east of today 's COUNTRY .
He was {rank} of PLACE until the EVENT .
In {year} PARTY merged with PARTY into PARTY .
PARTY won {small} seats , PARTY {small} and PARTY {small} .
PARTY 's candidate PERSON finished third behind PERSON ( PARTY ) and PERSON ( PARTY ) .
PERSON lost the nomination in SEAT to PERSON , a lawyer from TOWN .
The seat of SEAT has been held by PARTY since the EVENT .
Former members of PARTY in TOWN founded PARTY .
The BODY , based in TOWN , criticised the BODY of COUNTRY .
PERSON wrote for the BODY and later for the BODY .
The BODY and the BODY opposed the OTHER .
Companies such as BODY , BODY and BODY have offices in TOWN .
PERSON died in TOWN on 4 {month} {year} .
PERSON later became {rank} ; PERSON succeeded him as head of PARTY .
The EVENT was held in TOWN , COUNTRY .
Films were shown at the EVENT , the EVENT and the EVENT .
The film is in OTHER , OTHER and OTHER .
In OTHER politics the name stands for the alliance of PARTY and PARTY .
PERSON defeated PERSON of PARTY by {small} votes in SEAT .
He ran for BODY in {year} and was the running mate of PERSON .
Unlike PARTY , the PARTY stood in every district but SEAT .
PERSON said that COUNTRY would not recognise the annexation of PLACE .
COUNTRY , COUNTRY , COUNTRY and PLACE took part .
Prior to the EVENT , PERSON served as {rank} under PERSON .
The OTHER minority lives in TOWN and along the PLACE .
PERSON 's supporters left for PARTY when PARTY backed PERSON .
PARTY has its base in PLACE , where PERSON governed until {year} .
The case was brought by BODY against the BODY .
PERSON of the BODY thanked BODY and the people of PLACE .
The town of TOWN was taken by PARTY fighters in {month} .
After a split from PARTY , PERSON led PARTY into the EVENT .
""".strip().splitlines()


def column(name):
    lines = [line for line in (LISTS / name).read_text(encoding="utf8").splitlines() if line and not line.startswith("#")]
    at = lines[0].split("\t").index("name") if "name" in lines[0].split("\t") else 0
    return [line.split("\t")[at] for line in lines[1:]]


class Inventor:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.words = {key: text.split("|") for key, text in WORDS.items()}
        self.words |= {
            "first": column("hints/first-names.tsv"), "family": column("hints/family-names.tsv"),
            "town": [w for w in column("hints/towns.tsv") if re.fullmatch(r"[\w' -]+", w) and len(w.split()) < 4], "land": [w for w in column("countries.tsv") if len(w.split()) < 3],
            "demonym": [w for w in column("demonyms.tsv") if w[0].isupper()], "letter": list("ABCDEFGHJKLMNPRSTW"),
            "small": [str(n) for n in range(3, 90)], "year": [str(n) for n in range(1790, 2024)],
        }

    def fill(self, pattern):
        return re.sub(r"\{(\w+)\}", lambda m: self.word(m.group(1)), pattern)

    def word(self, kind):
        if kind == "abbr":
            return "".join(self.random.choice("ABCDEFGHIJKLMNOPRSTUVZ") for _ in range(self.random.randint(2, 5)))
        word = self.random.choice(self.words[kind])
        # A third of the towns and surnames are on no list: the front of one with the back of another.
        if kind in ("town", "family") and self.random.random() < 0.35:
            other = self.random.choice(self.words[kind])
            word = word[:max(3, len(word) // 2)] + other[len(other) // 2:].lower()
        return word

    def sentence(self):
        """A text and its names as (start, end, label), in characters."""
        text, spans, kinds = "", [], set(NAMES)
        for token in self.random.choice(FRAMES).split():
            text += " " if text else ""
            if token in kinds:
                name = self.fill(self.random.choice(NAMES[token]))
                spans.append((len(text), len(text) + len(name), LABELS.get(token, token)))
                text += name
            else:
                text += self.fill(token)
        return text, spans
