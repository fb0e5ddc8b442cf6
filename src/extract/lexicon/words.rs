//! Words and their tags: small words first, then titles, people, bodies, documents.

use super::tag;

/// Words, and the tags that each of them has. A word may stand in several lists; one with a plus stands for its plural in
/// -s as well.
#[rustfmt::skip]
pub(super) const LISTS: &[(&str, u32)] = &[
    ("a all an another any both each either every few fewer many more most neither no several some such the these this \
      those", tag::DET),
    ("he i she they we who you", tag::PRON),
    ("it that there these this those what which", tag::IT),
    ("her herself him himself me them themselves us", tag::OBJECT),
    ("'s her his its my our their your ’s", tag::POSS),
    ("about above across against ahead along amid among around at behind below beside between beyond by concerning \
      despite down during for from in including inside into like near of off on onto out outside over per regarding \
      through throughout toward+ under unlike up upon versus via vs with within without", tag::PREP),
    ("& and nor or plus", tag::AND),
    ("but yet", tag::BUT),
    ("after although as because before if once since so than though till unless until when whenever where whereas \
      while", tag::SUB),
    ("how if what when where whether which who whom whose why", tag::WH),
    ("that", tag::THAT),
    ("to", tag::TO),
    ("which who whom whose", tag::REL),
    ("'re 's am are aren't be been being is isn't was wasn't were weren't ’re ’s", tag::AUX | tag::BE),
    ("'d 'll 've can can't cannot could couldn't did didn't do does doesn't don't had hadn't has hasn't have haven't \
      having he'd he'll he's i'd i'll i'm i've it's may might must mustn't ought shall she'd she'll she's should \
      shouldn't that's there's they'd they'll they're they've we'll we're we've will won't would wouldn't you're", tag::AUX),
    ("barely hardly n't never not", tag::NOT),
    ("afterward+ again ago allegedly aloud already also always anyway away back bluntly earlier else elsewhere even far \
      famously first flatly frequently fully further furthermore however indeed instead just largely later likewise \
      maybe meanwhile merely moreover mostly nevertheless next nonetheless now often once only openly otherwise \
      perhaps plainly previously privately publicly quietly quite rather recently repeatedly reportedly similarly \
      simply sometimes soon still subsequently then therefore thus together too twice very well", tag::ADV),
    ("fri. friday mon. monday saturday sunday thu. thursday today tomorrow tonight tue. tuesday wed. wednesday \
      yesterday", tag::TIME),
    ("april aug aug. august dec dec. december feb feb. february jan jan. january july june march nov nov. november oct \
      oct. october sept sept. september", tag::TIME),
    ("afternoon autumn day+ decade evening fall hour+ last month+ morning next night past spring summer week+ weekend \
      winter year+", tag::SPAN),
    ("adm adm. atty capt capt. cmdr col col. cpl dr dr. gen gen. gov gov. hon hon. jr lt lt. maj maj. messrs mr mr. \
      mrs mrs. ms ms. pres prof prof. rep rep. reps rev rev. sen sen. sens sgt sgt. sr st", tag::TITLE | tag::ABBR),
    ("activist+ ambassador analyst+ anchor attorney+ author+ bishop candidate captain cardinal ceo chair chairman \
      chairperson chairwoman chancellor chief coach colonel columnist commander commissioner congressman congressmen \
      congresswoman defector+ deputy detective director doctor+ economist+ editor+ executive+ founder general governor \
      historian+ host judge justice king lawyer+ leader+ lieutenant manager marshal mayor minister nominee officer+ \
      owner+ pollster+ pope premier president prince princess professor queen representative+ researcher+ reverend \
      scientist+ secretary senator sergeant sheriff sociologist speaker spokesman spokesperson spokeswoman strategist+ \
      superintendent treasurer vice-president", tag::TITLE | tag::PERSON),
    ("a.m. al approx apr ariz aug ave blvd bros calif co colo conn corp d.c. dec del dept e.g e.g. est etc feb fig fla \
      ft ga i.e i.e. ill inc ind jan jul jun kan ky la ltd mar mass md mich minn miss mo mont mt neb nev no nov oct \
      okla ore p p.m. pa penn ph.d pp sep sept tenn tex u.n. u.s u.s. univ va vol vs vt wash wis wyo", tag::ABBR),
    ("ally anomaly apply assembly belly billy bully butterfly comply connolly costly daily deadly donnelly early \
      elderly emily family fly friendly holy italy jelly july kelly likely lonely lovely molly monopoly monthly \
      multiply o'reilly orderly ply rally reilly rely reply sally sly supply ugly unlikely weekly", 0),
    ("anybody anyone everybody everyone neither nobody none somebody someone", tag::QUANT),
    ("all another both dozens each eight either few five four half hundreds many most nine one others seven several \
      six some ten thousands three two", tag::QUANT),
    ("insider+ source+", tag::SOURCE | tag::PERSON),
    ("academic+ accountant+ acquaintance actor actress adviser+ advisor+ agent aide+ apprentice+ artist assistant+ \
      attendant+ aunt author baker+ banker+ barber blogger boarder bookkeeper+ boss boy \
      bride broker+ brother businessman butcher+ buyer+ bystander+ cadre+ captain caretaker carpenter+ \
      changer child citizen+ classmate+ clerk+ colleague companion+ comrade+ confidant conscript+ consultant \
      contact cook+ correspondent+ counsel counselor courier cousin+ critic+ customer+ daughter dealer+ delegate \
      deserter detainee+ diplomat+ director docker+ donor+ driver+ elder+ electrician+ employee+ employer+ engineer+ \
      entrepreneur+ envoy+ escapee+ expert+ eyewitness fan+ farmer+ father+ fisher \
      fixer forester forwarder+ friend+ girl graduate+ grandfather grandmother grocer+ \
      groom grower guard+ guide+ harbormaster harbourmaster hawker+ headmaster \
      herder+ hunter+ husband imam informant inmate+ inspector interlocutor interpreter interviewer \
      investor+ janitor journalist+ juror landlady landlord+ lawmaker+ lecturer+ legislator+ lodger+ logger magistrate \
      man mason+ member+ mender merchant+ midwife migrant+ miller miner+ moderator money-changer \
      moneychanger monk+ mother+ negotiator+ neighbor+ neighbour+ nephew niece novelist nurse+ official+ operative+ \
      opponent+ organiser organizer+ orphan+ overseer owner participant+ partner+ passenger+ pastor+ patient+ peddler \
      pensioner+ person+ photographer+ physician+ poet politician+ porter+ potter priest+ \
      prisoner+ prosecutor pundit purser recruit+ refugee+ relative+ reporter+ representative resident+ retailer \
      retiree+ rival+ roommate sailor+ scholar+ seamstress seller+ shopkeeper+ singer sister smith+ \
      smuggler+ soldier+ son spokesman staffer+ stallholder stoker student+ subordinate superior supporter+ survivor+ \
      tailor+ teacher+ technician+ teenager+ tenant+ trader+ translator uncle user+ vendor+ veteran+ veterinarian \
      victim+ viewer+ villager+ voter+ walker watcher weaver+ welder+ wholesaler widow+ widower wife \
      witness woman worker+ writer youth+", tag::PERSON),
    ("americans businessmen children commentators conservatives constituents democrats eyewitnesses families fishermen \
      folk households liberals locals mechanics men midwives nephews nieces observers others parents people \
      republicans respondents spokesmen wardens witnesses wives women women's", tag::PEOPLE),
    ("ad+ advert advertisement affidavit analysis article+ audit banner bill book brief bulletin census circular \
      column+ complaint data decree diary directive document+ dossier draft e-mail editorial+ email+ figures files \
      filing findings headline+ indictment investigation law lawsuit leaflet ledger letter+ logbook memo notice order \
      page pamphlet placard plaque platform poll+ post poster readout record+ release report+ resolution review ruling \
      sheet sign signboard site speech statement statistics stories story studies study survey+ transcript tweet video \
      website", tag::DOCUMENT),
    ("administration agency army association authorities authority bank bloc board bureau cabinet campaign center \
      centre charity coalition commission committee company congress cooperative corporation council court department \
      directorate embassy enterprise factory firm force+ foundation government group institute institution league \
      military mine ministry movement network office organisation organization parliament party police regime \
      secretariat senate state team think-tank union university watchdog", tag::BODY),
    ("broadcaster+ channel daily gazette herald journal magazine media news newspaper+ outlet paper post press station \
      tabloid times tribune weekly", tag::PRESS),
    ("answer+ arrest+ attack+ ban+ beat benefit+ blame brand+ cable call+ campaign+ cause+ challenge+ charge+ claim+ \
      command+ comment+ cost+ crowd+ cut+ decline+ decrease demand+ doubt+ drop+ end+ estimate+ export+ face+ fall+ \
      fear+ fight+ file+ force+ guide+ hand+ head+ hit+ hope+ host+ import+ increase+ issue+ label+ lead+ lift list+ \
      lobby loss mark+ matter+ measure+ move+ name+ need+ order+ phone plan+ play+ plea point+ praise press produce \
      progress project+ promise+ push question+ radio reason+ record+ release report+ request+ return+ rise+ run+ \
      sentence+ show+ sign+ signal+ spark spread stage+ start+ stop+ strike+ support telegraph text trade+ trigger \
      trust use+ view+ visit+ vote+ win+ work+ worries worry", tag::NOUNISH),
    ("account accusation admission allegation+ announcement answer argument assertion belief call+ claim+ comment+ \
      complaint conclusion contention criticism denial description explanation interview letter message opinion pledge \
      post prediction promise proposal question quip quote remark+ reply response rhetoric speech statement suggestion \
      testimony tweet view+ vow warning word+", tag::SPEECH),
    ("appearance article briefing call ceremony column conference conversation debate dinner editorial email episode \
      event facebook forum hearing interview letter meeting memo message note phone post rally release report response \
      segment series speech statement telegram testimony tweet twitter video", tag::OCCASION),
];
