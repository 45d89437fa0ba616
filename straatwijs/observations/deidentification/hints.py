"""The words around a name that say that it is one. All folded."""

from straatwijs.observations.deidentification.word_sets import set_of

# "meneer X": whatever follows is a name.
TITLES = set_of(
    """
    meneer mijnheer mevrouw mevr mvr mw mej mejuffrouw dhr hr heer heren dames mister missis juf
    juffrouw dokter dr drs prof professor dominee imam rabbijn pastoor zuster tante oom ome opa oma
    familie fam gezin weduwe gebroeders gebr agent hoofdagent wijkagent wijkagente conciërge
    concierge huismeester coach trainer abi abla teyze amca dayi hodja hoca hadj hadji haci sjeik
    sheikh burgemeester wethouder raadslid
    """
)
# "mijn buurman X": a name may follow, and often a verb does.
KIN = set_of(
    """
    zoon zoontje zoontjes zoons dochter dochtertje dochters man vrouw vriend vriendin vriendje
    vriendinnetje vrienden broer broertje broertjes broers neven nichten zus zusje zusjes zussen zuster vader moeder pa ma papa
    mama neef neefje nicht nichtje kleinzoon kleindochter kleinkind kleinkinderen kinderen kind kids
    stiefzoon stiefdochter stiefvader schoonzoon schoondochter schoonvader schoonmoeder schoonzus
    zwager buurman buurvrouw buuv buuf buur buren buurtje buurjongen buurjongens buurmeisje
    bovenbuur bovenbuurman bovenbuurvrouw bovenburen onderbuur onderbuurman onderbuurvrouw
    onderburen overbuur overbuurman overbuurvrouw overburen achterbuurman achterbuurvrouw huisbaas
    huisjesmelker beheerder beheerster verhuurder eigenaar eigenaresse bewoner bewoonster collega ex
    verloofde baby tweeling jongen jongetje jongens meisje meiden gast gozer kerel vent dame pool
    bulgaar turk marokkaan surinamer roemeen oekrainer hindoestaan antilliaan vrijwilliger
    vrijwilligster jongerenwerker buurtwerker opbouwwerker conducteur bezorger schoonmaker
    schoonmaakster kapper kapster slager leraar lerares meester huisarts fysio ouders maat maten
    matties bro zwerver dakloze verslaafde dealer junk
    """
)
# People of a kin kind: what follows "de zoon van" is a name.
KIN_OF = KIN | set_of(
    """
    hond kat poes honden huis auto fiets scooter bus busje bestelbus tuin box balkon moeders tante
    oom opa oma caravan brommer fatbike rollator
    """
)
THINGS_OF = set_of(
    "hond kat poes honden huis auto fiets scooter bus busje bestelbus tuin box balkon caravan brommer fatbike rollator"
)

INTERFIXES = set_of(
    """
    van de der den v d vd ter ten te 't la le du des di da dos del el al ait ben bou bel ould oulad
    abd abdel abu abou bin bint ibn in op het von zur zum af a
    """
)
# What binds itself to a surname only; the others are prepositions and articles as well.
BINDING = set_of("der den ter ten el ait ould oulad abu abou bint ibn vd von dos")

# "el Amrani": the name of a family or a father follows.
BLOOD = set_of("el ait ould oulad")

NAMED = set_of(
    """
    heet heette heten hete genaamd bijgenaamd alias bijnaam roepnaam voornaam achternaam naam namens
    aka
    """
)
SIGNED = set_of(
    """
    groetjes groeten groet groetje gr grtz grt mvg liefs getekend ondertekend afzender xx xxx kus
    kusjes bewoonster
    """
)
CALLED = set_of("noemen noemt noemde noemden genoemd")
WHOM = set_of("hem haar mij me ze hen zich mn m die")
# "het plein heet ...": then a thing is named.
THINGS = set_of(
    """
    het dat straat plein park pleintje winkel cafe restaurant school buurthuis club project
    vereniging app groep stichting markt supermarkt wijk buurt flat gebouw feest film liedje
    instrument spel plan bedrijf zaak tent organisatie team initiatief hofje tuin speeltuin dit
    krant website site winkeltje laan weg
    """
)
SPEAKS = set_of(
    """
    zei zegt zegde zeggen vertelde vertelt vroeg antwoordde belde belt appte appt riep woont woonde
    wonen kookt hielp helpt groet knikte lacht glimlacht klaagde schold schreeuwde organiseert
    organiseerde regelt regelde repareert repareerde verhuisde verhuist overleed bracht bakt bakte
    verkoopt verkocht
    """
)
WHERE = set_of(
    """
    nummer nr nrs no beneden boven hierboven hieronder hiernaast hiertegenover overkant verderop
    achter ernaast
    """
)

ARTICLES = set_of(
    """
    de het een 't n deze dit elke elk iedere ieder geen veel weinig beetje zo'n per hele heel zulke
    mooie leuke nieuwe oude kleine grote witte rode gele paarse roze blauwe groene zwarte jonge
    eigen verse warme koude harde zachte lekkere wat welke welk meer minder genoeg sommige alle
    """
)
PREPOSITIONS = set_of(
    """
    op in naar bij aan langs over voor achter uit door rond om onder tegen tot via vanaf tussen
    tegenover naast binnen
    """
)
# Before a name they make a nickname, when they have a capital: Schele Willem.
NICKNAMES = set_of(
    """
    schele kale lange dikke rooie rode kleine grote manke kromme bolle malle gekke blonde zwarte
    witte ouwe oude jonge dove blinde dunne blauwe gouwe snelle stille mooie stoere vieze vuile
    brave halve
    """
)
SAINTS = set_of("sint st san santa santo heilige sinte pater")
# Behind these a single capital with a point is no initial: blok A.
LETTERED = set_of(
    """
    blok portiek flat gebouw hal lijn ingang vak klas groep vitamine optie plan merk team route trap
    metro tram ring kolom fase zone deel punt bijlage ploeg label
    """
)

NATIONAL = set_of(
    """
    nederlands nederlandse nederlander nederlanders turks turkse turk turken marokkaans marokkaanse
    marokkaan marokkanen surinaams surinaamse surinamer surinamers pools poolse polen pool bulgaars
    bulgaarse bulgaar bulgaren roemeens roemeense roemenen arabisch arabische arabier arabieren
    engels engelse engelsen duits duitse duitsers franse spaans spaanse italiaans italiaanse
    hollands hollandse hollander hollanders haags haagse hagenaar hagenaars hagenees hagenezen
    oekraiens oekraiense oekrainers somalisch somalische somali somaliers syrisch syrische syriers
    hindoestaans hindoestaanse hindoestanen antilliaans antilliaanse antillianen chinees chinese
    chinezen afrikaans afrikaanse afrikanen ghanees ghanese ghanezen moslim moslims christen
    christenen christelijk christelijke katholiek katholieke hindoe hindoes joods joodse jood joden
    europees europese amerikaans amerikaanse westers rotterdams rotterdamse amsterdams amsterdamse
    brabants brabantse fries friese limburgs indisch indische indonesisch indonesische belg belgen
    belgisch belgische portugees portugese grieks griekse russisch russische iraans iraanse irakees
    iraakse afghaans afghaanse eritrees eritrese koerdisch koerdische koerden koerd berber berbers
    west oost noord zuid noorden zuiden oosten westen centrum stad god allah jezus nl eu vve vvd
    pvda cda groenlinks boa boas tv ok sms pdf wifi internet
    """
)
# Nouns behind "van de" that are a place or a job, not a surname.
AROUND = set_of(
    """
    bakker kapper slager winkel markt kerk hoek straat school overkant brug bank post flat hond
    honden auto buurt wijk moskee hal trap tuin toren molen bieb club groep gemeente politie galerij
    kinderen buren jeugd avond nacht zomer winter week dag maand snackbar supermarkt tram trein bus
    boot haven burg dam kamer kade laan weg woning zaak berg boer linden
    """
)
