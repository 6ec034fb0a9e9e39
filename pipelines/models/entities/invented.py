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
    "state": "Ohio|Iowa|Maine|Nevada|Oregon|Georgia|Texas|Kansas|Utah|Alabama|Illinois|Michigan|Montana|Vermont|Wyoming|New York|New Jersey|New Mexico|North Dakota|South Carolina|West Virginia|Rhode Island|Ontario|Manitoba|Quebec|British Columbia|Nova Scotia|Alberta|New South Wales|Victoria|Queensland|Tasmania|Bavaria|Saxony|Catalonia|Andalusia|Punjab|Kerala|Bihar|Sarawak|Sabah|Lombardy|Sicily|Brittany|Flanders|Wallonia|Scotland|Wales|Ulster|Silesia|Bohemia|Moravia|Galicia|Jalisco|Bahia|Chiapas|Hokkaido|Java|Sumatra|Crimea|Dalmatia|Macedonia|Kurdistan|Kashmir|Tibet|Xinjiang|Natal|Katanga|Biafra|Darfur",
    "initials": "U.S.|U.S.|US|UK|U.K.|USA|USSR|UAE|DRC|GDR",
    "old": "Soviet Union|Ottoman Empire|Russian Empire|British Empire|Habsburg Monarchy|Roman Empire|Confederacy|German Confederation|Weimar Republic|First Republic|Second Republic|Third Republic|French Third Republic|Spanish Republic|Second Polish Republic|Papal States|Free City of Danzig|Free State of Prussia|Dual Monarchy|Czechoslovakia|Yugoslavia|East Germany|West Germany|South Vietnam|Rhodesia|Zaire|Burma|Ceylon|Siam|Persia|Abyssinia|Prussia|Tanganyika|Gran Colombia",
    "area": "Middle East|Balkans|Caucasus|Caribbean|Pacific|Baltic|Maghreb|Sahel|Levant|Far East|Deep South|Midwest|West Coast|Gulf|Horn of Africa|Arctic|Iberian Peninsula|Low Countries|Ruhr|Rhineland|Midlands|West Country|Prairies|Maritimes|Transvaal|Donbas|Panhandle|Great Plains|Great Lakes|Persian Gulf|Black Sea|Red Sea|Mediterranean|Aegean|North Sea|Danube|Rhine|Nile|Volga|Vistula|Mekong|Mississippi|Jordan|Euphrates|Dniester",
    "whole": "Europe|Asia|Africa|Latin America|South America|North America|Western Europe|Eastern Europe|Central America|East Asia|Southeast Asia|West Africa|Central Asia|Scandinavia|Oceania|North Africa",
    "colony": "Crown Colony|Colony|Principality|Kingdom|Duchy|Grand Duchy|County|Republic|State|Emirate|Sultanate|Free State|Khanate|Territory|Protectorate|Province",
    "borough": "Bridge|Heath|Hill|Green|Park|Common|Vale|Forest|Hall|Valley|Bay|Beach|Creek|Falls|Springs|Heights|Grove|Point|Mills|Rock|Harbor|Lake|Island|Road|Cross",
    "post": "Comptroller|Assessor|Recorder of Deeds|District Attorney|Sheriff|City Councilman|Attorney General|Secretary of State|Lieutenant Governor|Supervisor|State Senator|Assemblyman|Alderman|Treasurer|Commissioner|Clerk|Ambassador|Consul|Foreign Minister|Vice President|Congresswoman|Congressman|Senator|Governor|Mayor|Premier",
    "posts": "senators|representatives|Representatives|Senators|officials|diplomats|ambassadors|presidents|congressmen|troops|forces|ministers|soldiers|delegates|governors",
    "party": "Labour|Conservative|Liberal|Republican|Democratic|Tory|Socialist|Green|SNP|Social Credit|NDP|Independent|Christian Democrat|Communist",
    "title": "Grand Vizier|Grand Prince|Grand Duke|Emperor|Archbishop|Cardinal|Marshal|Admiral|General|Colonel|Professor|Chief Justice|Justice|Judge|Duke|Sultan|Emir|Regent|Viceroy|Field Marshal|Brigadier|Captain|Rabbi|Chief|Doctor|Secretary|Deputy Prime Minister|First Minister|Attorney General|Assemblywoman|Councillor|Baroness|Sir",
    "film": "film|comedy|drama|musical|series|sequel|documentary|serial|thriller",
    "part": "Peninsular|Mainland|Metropolitan|Inner|Outer|Upper|Lower|Northern|Southern|Eastern|Western|Central|Insular|Rural|Coastal|Greater|Old|Continental|Historic",
    "region": "Highlands|Lowlands|Frontier|Riviera|Coast|Delta|Plateau|Steppe|Islands|Antarctic Territory|Sahara|Alps|Congo|Guiana|Somaliland|Borneo|Virgin Islands|Samoa|Cameroons|Togoland",
    "rallying": "One|We Are|Possible|Team|Together for|Action|Vision|Forward|Our|Strong|Rise|Free|Progressive|New|Better|Clean|Act for|I Love|Choose|People First|Only|Renew|Unite|Stand Up|Movement",
    "rallied": "Together|Forward|First|United|Now|Rising|Decides|Vamos|Plus|Can|Alternative|in Common|Yes|Future|Tomorrow|Alive|Awake",
    "tongue": "Arabic|Bengali|Burmese|Cantonese|Dutch|English|Farsi|French|German|Gujarati|Hausa|Hebrew|Hindi|Igbo|Italian|Japanese|Kannada|Korean|Latin|Malay|Malayalam|Mandarin|Marathi|Pashto|Polish|Portuguese|Punjabi|Quechua|Russian|Spanish|Swahili|Tagalog|Tamil|Telugu|Thai|Turkish|Ukrainian|Urdu|Vietnamese|Yoruba|Zulu",
    "stage": "director|composer|producer|screenwriter|singer|actor|choreographer|editor",
}
# Of names on no list, and in no language.
SYLLABLES = "ka ra mo shi ven dra lo mi ta ni sar pul bre gu an el ya zo ru ba de fi len kor nam tha per vi sa ro ten mar go li us".split()
NAMES = {
    "PARTY": ["{ideology} Party", "{ideology} Party", "{ideology} Party of {land}", "{ideology} Party of {town}", "{land} {ideology} Party", "{town} {ideology} Party",
              "{ideology} {band}", "{ideology} {band} of {land}", "{band} for {virtue}", "{people} for {virtue}", "{virtue} Party", "We Are {land}", "One {land}", "Our {land}", "A Fair {land}",
              "{land} First", "{land} Forward", "Forward {land}", "New {land}", "{people} of {town}", "{people} {land}", "{town} {band}", "{band} of {people}", "{ideology} {people}", "{family}",
              "{abbr}", "{abbr}", "{abbr} {land}", "{band} of the Left", "Christian {people} of {land}", "{virtue} and {virtue}", "Democratic {band} of {town}", "{band} {virtue}", "{ideology} Action of {land}", "{virtue} Party of {state}",
              "{state} {people}", "{state} {ideology} Party", "{ideology} Party of {state}", "{ideology} Party of the {initials}", "Progressive {people}", "{ideology} {people} of {state}", "New {ideology} Party", "Traditional Unionist {band}"],
    "BODY": ["{body} on {cause}", "{body} for {cause}", "{body} Against {cause}", "National {body} on {cause}", "{land} {body} for {cause}", "{body} of {people}", "National Association of {people}",
             "{abbr}", "{abbr}", "University of {town}", "{town} University", "{family} University", "{family} Institution", "{family} Foundation", "{family} {school}", "{town} {school}", "{town} City Council",
             "{people} Without Borders", "{town} County Council", "{land} Chamber of Commerce", "Bank of {land}", "{family} & {family}", "{family} Corporation", "{town} {paper}", "The {town} {paper}", "Ministry of {field}",
             "Department of {field}", "{chamber}", "{chamber} of {land}", "{chamber} of {town}", "{chamber} of {state}", "{chamber} of {state}", "{body} for {cause} at {family} University", "Embassy of {land} in {town}", "Royal {body} of {people}", "United {people} of {land}",
             "{people} 's {body}", "{town} Museum of Modern Art", "{town} Club", "{land} Football Association", "Archdiocese of {town}", "{realm} of {town} Cricket Club", "1st {town} Regiment", "{family} Ministry", "Friends of {town}", "{people} of the {initials}", "{whole} {body} for {cause}", "{state} {body} of {people}", "{school} of {town}", "Vote {virtue}", "{state} legislature", "{land} government", "{state} House of Representatives", "{state} Senate", "{initials} Senate", "{initials} House of Representatives", "Supreme Court of {state}", "{state} Constitutional Convention",
             "{whole} 's {people} {body}", "{land} 's {people} {body}", "{virtue} Voices", "{town} Hall", "Public {people}"],
    "EVENT": ["{year} {land} {kind} election", "{year} {land} {kind} election", "{year} {town} {kind} election", "{year} {town} by-election", "{fight} of {town}", "{fight} of {town}", "{year} {attack} of {land}",
              "War in {land}", "{demonym} Civil War", "{demonym} Revolution", "{town} {drive}", "{town} {drive}", "{demonym} {drive}", "{demonym} War of Independence", "{town} International Film Festival", "{year} Summer Olympics",
              "World Conference on {cause}", "{town} Peace Conference", "Operation {work}", "United Nations Mission in {land}", "{year} {town} {drive}", "{year} {land} referendum", "{family} affair", "Second {demonym} War", "{year} European Parliament election in {land}", "{year} United States Senate election in {state}", "{year} United States House of Representatives elections in {state}",
              "{first} {family} {year} presidential campaign", "{year} {land} civil unrest", "{year} {state} gubernatorial election", "{year} {state} general election", "{area} Campaign", "{compass} {area} Campaign", "Invasion of {land}", "{made}Fest {year}", "{year} {initials} presidential election"],
    "OTHER": ["{demonym}", "{demonym}", "{pact} of {town}", "{town} {pact}", "{land} {prize}", "{town} {prize}", "{family} {prize}", "The {work} of {town}", "{work} and {work}", "{land} Act", "{town} Street", "{family} Report"],
    "PERSON": ["{first} {family}", "{first} {family}", "{first} {family}", "{first} {letter}. {family}", "{family}", "{family}", "{first} de {family}", "{first} {family} {family}", "{letter}{letter} {family}", "{first} {family}-{family}"],
    "PLACE": ["{town}", "{town}", "{town}", "{land}", "{land}", "{town} {compass}", "{compass} {town}", "{town} and {town}", "{town} County", "{realm} of {town}", "Mount {family}", "Lake {town}", "{town} River", "{compass} {land}", "{town} - {town}", "{family}", "Fort {family}"],
    "SEAT": ["{town}", "{town} {compass}", "{compass} {town}", "{town} and {town}", "{town} - {town}", "{family}", "Mount {family}", "{town} Central", "{town} , {town} and {town}"],
    "COUNTRY": ["{land}"], "TOWN": ["{town}"],
    "STATE": ["{state}", "{state}", "{state}", "{land}", "{town} City", "{town}"], "INITIALS": ["{initials}"], "OLD": ["{old}", "{old}", "{colony} of {town}", "{colony} of {state}", "{realm} of {land}", "{town} Colony", "{state} Colony", "{demonym} Colony", "{compass} {old}", "First {demonym} Republic", "{town} Republic"],
    "AREA": ["{area}"], "WHOLE": ["{whole}"], "PROVINCE": ["province of {town}", "province of {state}"], "COUNTIES": ["{town} Counties", "{family} Counties", "San {first} Counties"], "COUNTY": ["{town} County", "{family} County", "County {town}", "{town} Province", "{town} District"],
    "QUARTER": ["{town} {borough}", "{family} {borough}", "{town}", "{family}"], "LISTED": ["{town}", "{town}", "{town}", "{family}", "{town} {borough}", "San {first}", "Santa {first}", "{family} {borough}"],
    "DIVISION": ["{town}", "{town}", "{town} {compass}", "{town} {borough}", "{family}", "{family} {compass}", "{compass} {town} and {town}", "St {first}", "{town} and {family}", "{family} - {town}", "{town} — {family}"],
    "MP": ["{first} {family}", "{first} {family}", "{first} {letter}. {family}", "{first} {family}-{family}"], "ALONE": ["{family}"],
    "STAGE": ["{first} {family}", "{first} {family}", "{first}", "{family}", "{made}", "{made}", "{first} {made}", "{letter}. {made}", "{made} {made}"],
    "LEFT": ["{party}"], "GROUP": ["{abbr}", "{made}", "{made}", "{ideology} {band}", "{band}", "{virtue}", "{made} {band}", "New {made}"],
    "COALITION": ["{rallying} {land}", "{rallying} {land}", "{rallying} {state}", "{rallying} {town}", "{land} {rallied}", "{people} {state}", "{land} for the {people}", "{abbr} {state}", "{state} is {virtue}", "{virtue} for {land}"],
    "PARTOF": ["{part} {land}", "{part} {state}", "{part} {land}", "{demonym} {region}"], "PEOPLE": ["{demonym}", "{demonym} {demonym}", "Indo-{demonym}", "Afro-{demonym}", "Anglo-{demonym}"],
    "TONGUE": ["{tongue}", "{tongue}", "{demonym}"],
    "CAMPAIGN": ["{town} campaign", "{land} campaign", "{area} campaign", "{town} putsch", "{state} theatre", "{initials} invasion of {land}", "{realm} of {town} campaign", "{town} mutiny", "{state} massacre", "{town} Festival", "{town} Marathon", "{town} riots"],
}
LABELS = {"PARTY": "ORGANISATION", "BODY": "ORGANISATION", "SEAT": "PLACE", "COUNTRY": "PLACE", "TOWN": "PLACE", "STATE": "PLACE",
          "INITIALS": "PLACE", "OLD": "PLACE", "AREA": "PLACE", "WHOLE": "PLACE", "PROVINCE": "PLACE",
          "COUNTY": "PLACE", "COUNTIES": "PLACE", "COALITION": "ORGANISATION", "TONGUE": "OTHER", "PARTOF": "PLACE", "PEOPLE": "OTHER", "QUARTER": "PLACE", "LISTED": "PLACE",
          "DIVISION": "PLACE", "MP": "PERSON", "ALONE": "PERSON", "STAGE": "PERSON", "LEFT": "ORGANISATION", "GROUP": "ORGANISATION", "CAMPAIGN": "EVENT"}
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
The BODY , based in TOWN , criticised the BODY .
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
Former STATE {post} MP endorsed ALONE for the nomination .
STATE Governor MP and STATE {post} MP announced that they would not run .
The ticket was led by STATE {post} MP , with STATE businesswoman MP second .
STATE 's {small} INITIALS {posts} , among them MP and MP , voted against the OTHER .
MP , a former INITIALS {post} and the nominee for {rank} , lost to MP .
INITIALS {posts} and {small} OTHER officials arrived in TOWN in {month} {year} .
Governor of STATE MP won the primary , and ALONE withdrew .
MP , the {party} Governor of STATE , won the Presidency in {year} .
The INITIALS embassy in TOWN and the INITIALS BODY declined to comment .
He began as COUNTY {post} and later became TOWN {post} .
As COUNTY {post} , MP investigated the BODY .
MP carried LISTED , LISTED , LISTED , LISTED , and COUNTIES .
MP was the first {party} candidate since {year} to carry LISTED , LISTED , and LISTED counties .
The counties of LISTED , LISTED and LISTED voted against the proposal .
The district covers LISTED , LISTED , LISTED and parts of COUNTY .
MP stood for the LEFT party in DIVISION in the EVENT .
MP stood in DIVISION at the EVENT , but came third .
She contested DIVISION in the EVENT and DIVISION in the EVENT .
He fought DIVISION for the LEFT in {year} before winning DIVISION .
ALONE contested the seat of DIVISION for the PARTY at the EVENT .
She was elected to represent the DIVISION constituency in the EVENT .
He was the candidate of the PARTY for the riding of DIVISION in the EVENT .
The party 's DIVISION nomination went to MP .
MP sat in the {chamber} for the DIVISION constituency from {year} .
She stood for election to the BODY at DIVISION in the EVENT , and at DIVISION in the EVENT , without success .
ALONE was elected for the northern division of DIVISION as a member of the PARTY .
DIVISION was one of the few LEFT gains in STATE .
The seat of DIVISION fell to MP by {small} votes , but DIVISION stayed LEFT .
MP was Member of Parliament ( MP ) for DIVISION from {year} to {year} .
He was a member of the BODY ( MSP ) for the DIVISION region after the EVENT .
He was elected to the BODY from STATE , and was re-elected in {year} .
MP , MP and MP were returned for DIVISION , DIVISION and DIVISION .
MP , then the DIVISION MP , was a friend of ALONE .
In the DIVISION by-election MP of the PARTY defeated MP .
ALONE , as DIVISION 's first LEFT MP , spoke against the OTHER .
She studied in TOWN , STATE , and moved to TOWN , COUNTRY , in {year} .
The BODY in TOWN , STATE , gave him a degree .
The conference met in TOWN , COUNTRY , soon after the EVENT .
OLD and OLD signed the OTHER in {year} .
He was born in TOWN , then part of the OLD .
The OLD collapsed in {year} , and the OLD took its place .
In {year} OLD , OLD and COUNTRY shared a border with the OLD .
OLD united with OLD to form COUNTRY in {year} .
During the OLD ( {year} - {year} ) the court moved to TOWN .
Rulers of the OLD , the OLD and the OLD sent envoys to MP .
OLD leader MP met the OTHER {rank} in TOWN .
COUNTRY leader MP and COUNTRY {rank} MP signed the OTHER .
COUNTRY involvement in the EVENT grew under MP .
Trade between WHOLE and the AREA fell after the EVENT .
Voters in the AREA , in STATE and in parts of WHOLE backed the PARTY .
MP won every state in the AREA but STATE .
The AREA lies between COUNTRY , COUNTRY and STATE .
He travelled through STATE , COUNTRY and the AREA before he settled in WHOLE .
The WHOLE and AREA departments of the BODY were merged .
Refugees crossed the AREA into COUNTRY and STATE .
The population of STATE and that of STATE declined , while COUNTRY grew .
STATE is the largest province of COUNTRY ; TOWN is its capital .
There were riots in TOWN 's QUARTER , TOWN 's QUARTER and in QUARTER .
She lives in QUARTER , TOWN , with MP and their children .
He was buried at QUARTER in TOWN .
The BODY at QUARTER , TOWN , was founded by MP .
The march ended at QUARTER in TOWN , STATE .
The CAMPAIGN of {year} and the CAMPAIGN made ALONE known in COUNTRY .
MP served in the CAMPAIGN and the CAMPAIGN , and in COUNTRY and STATE during the EVENT .
After the CAMPAIGN , ALONE returned to TOWN .
The {film} stars STAGE and STAGE , with STAGE , STAGE and STAGE in supporting roles .
STAGE , STAGE , STAGE and STAGE play the main roles in the {film} .
The {film} features STAGE and STAGE in lead roles , alongside STAGE , STAGE , STAGE , and STAGE .
The {film} , by {stage} STAGE , has songs by STAGE and STAGE .
Among the guests were STAGE , STAGE , {stage} STAGE , STAGE and STAGE .
Activists STAGE , STAGE , STAGE and STAGE were arrested in TOWN .
Signatories included MP , MP , MP , MP , MP and MP .
MP and MP , both from TOWN , founded GROUP .
GROUP , GROUP and GROUP formed the PARTY , which won {small} seats .
Smaller parties such as GROUP , GROUP ( GROUP ) and GROUP did not stand in STATE .
The alliance consisted of PARTY ( GROUP ) , PARTY ( GROUP ) and GROUP .
The liberals ( GROUP and PARTY ) and greens ( GROUP and GROUP ) governed with the PARTY .
GROUP broke away from GROUP in {year} and merged with MP 's GROUP to form PARTY .
After the defeat of GROUP , the leaders of GROUP turned to the PARTY .
The PARTY in STATE and the PARTY in STATE are its sister parties .
The PARTY governs in STATE ( COUNTRY ) , TOWN and the AREA .
ALONE 's PARTY and ALONE 's GROUP lost votes in STATE and TOWN .
Platforms such as GROUP , BODY and GROUP removed the pages of the PARTY .
She served on the boards of BODY , BODY , BODY and the BODY .
Members of the BODY , the BODY and the BODY attended .
The STATE delegation rejected the OTHER , and so did STATE 's {small} INITIALS {posts} .
He was elected to the BODY in TOWN and taught at BODY .
ALONE defeated ALONE in the primary ; ALONE finished third , behind ALONE .
ALONE later succeeded ALONE as {rank} of STATE .
Unlike ALONE , ALONE supported the annexation of OLD .
ALONE beat ALONE by {small} points in STATE , and MP by {small} in STATE .
They ended their marriage in {year} ; ALONE moved to TOWN and ALONE to STATE .
The commander , General MP , fell back from TOWN to the AREA .
Forces of the BODY took TOWN in COUNTY , and the PARTY held TOWN .
Fighters of GROUP entered TOWN , TOWN and TOWN in STATE .
COUNTRY , STATE and TOWN were named after MP .
MP governed the PROVINCE from TOWN .
In the EVENT ALONE teamed up with MP of the PARTY .
ALONE ran against MP in the EVENT , then joined the PARTY .
She lost the nomination for the EVENT to MP , a former judge .
The PARTY chairman MP and PARTY {rank} MP quarrelled over the OTHER .
The PARTY , the PARTY and the PARTY opposed the government of ALONE .
ALONE 's PARTY lost {small} seats to ALONE 's PARTY in the EVENT .
On the lines of the PARTY , the PARTY and the PARTY , ALONE received {small} % .
Writers such as MP , MP , MP , MP and MP signed the appeal of the BODY .
MP 's political views were shaped by MP , ALONE and the PARTY .
MP ( PARTY candidate ) , MP and MP ( PARTY ) also stood .
The BODY , the BODY , BODY and BODY asked for a referendum .
The {demonym} minority reads books in OTHER , OTHER and OTHER .
PARTY is the armed wing of the PARTY ; BODY is its youth wing .
MP of the GROUP became {rank} , with MP and MP as deputies .
The party joined forces with COALITION and COALITION to form PARTY .
ALONE 's COALITION alliance won only {small} seats .
The COALITION coalition was joined by PARTY and the PARTY .
A COALITION candidate won a seat in the BODY .
MP of COALITION lost to incumbent MP of COALITION .
PARTY , PARTY and COALITION called for a referendum .
Troops took part in the {attack} of COUNTRY and in the {attack} of STATE .
Debates on the {attack} of COUNTRY divided the PARTY .
The nickname was given to him after ALONE 's speech on COUNTRY .
It was ALONE 's first campaign , and ALONE 's victory over ALONE surprised the PARTY .
Much depended on ALONE 's performance in SEAT , said MP .
ALONE resigned ; ALONE 's supporters blamed ALONE and the PARTY .
The PARTY leader , ALONE , called ALONE a friend of COUNTRY .
In the STATE general assembly , ALONE and ALONE voted with the PARTY .
When war broke out in {year} ALONE was in TOWN .
MP was elected to the BODY in the constituency of DIVISION in the EVENT .
The OTHER {posts} met COUNTRY 's {rank} , MP , in TOWN .
The PARTY in STATE is weaker than the PARTY in STATE .
PARTY in COUNTRY , PARTY in COUNTRY and the PARTY in COUNTRY are its allies .
The rise of GROUP in COUNTRY and of the PARTY in STATE alarmed ALONE .
The BODY , the BODY and the {rank} of COUNTRY sent observers to STATE .
The hills of COUNTRY , the ports of STATE and the people of COUNTRY were his subjects .
In the campaign for the EVENT , COUNTRY 's highest court sat in TOWN .
The OTHER of STATE was drafted by MP , MP and MP .
The speech was translated into TONGUE , TONGUE , TONGUE and TONGUE .
The {film} was dubbed in TONGUE , TONGUE and TONGUE .
MP speaks TONGUE , TONGUE and some TONGUE .
The paper appears in TONGUE , TONGUE , and TONGUE .
The song was recorded in TONGUE , TONGUE and TONGUE by STAGE , STAGE and STAGE .
Books in TONGUE , TONGUE , TONGUE and TONGUE were printed in TOWN .
Many PEOPLE voters and most PEOPLE members of the PARTY supported ALONE .
PEOPLE and PEOPLE farmers , and the mainly PEOPLE BODY , opposed the OTHER .
PARTOF has a border with COUNTRY and with COUNTRY .
PARTOF and PARTOF are parts of COUNTRY ; TOWN lies in PARTOF .
Schools in PARTOF and on the PARTOF were closed by the BODY .
Coins of the OLD , the OLD , OLD and OLD were found in TOWN .
The princes of OLD , OLD and OLD recognised MP as king .
The OLD , OLD and the OLD were joined by treaty with the OLD .
MP chose MP for the seat of DIVISION and MP for DIVISION .
The delegates were MP for TOWN , MP for STATE , MP for TOWN and MP for COUNTY .
MP ( nicknamed ALONE ) and his ally MP were tried in TOWN .
ALONE and ALONE won their primaries ; it was the end for ALONE .
MP , former {post} MP , former {title} MP and {post} MP endorsed ALONE .
Former {post} MP and {title} MP opposed the OTHER .
Under the command of {title} MP the army took TOWN .
{title} MP and {title} MP met {title} ALONE in TOWN .
He was Minister for {field} and she was Minister of {field} under {title} ALONE .
As {title} , ALONE led the {field} Committee ; a War Council met in TOWN .
The World Premiere was in TOWN and the Grand Final in TOWN .
Both ALONE and MP had served under ALONE in COUNTRY .
ALONE was elected to the BODY in the EVENT , defeating MP and incumbent MP of the PARTY .
There were GROUP candidates in the provinces of STATE , STATE and STATE , and in the PROVINCE .
MP stood for the PROVINCE , MP for STATE and MP for TOWN .
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
        if kind == "made":
            return "".join(self.random.choice(SYLLABLES) for _ in range(self.random.randint(2, 4))).capitalize()
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
