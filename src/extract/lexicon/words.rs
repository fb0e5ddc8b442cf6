//! Words and their tags: small words first, then titles, people, bodies, documents.

use super::tag;

/// Words, and the tags that each of them has. A word may stand in several lists; one with a plus stands for its plural in
/// -s as well.
#[rustfmt::skip]
pub(super) const LISTS: &[(&str, u32)] = &[
    ("the a an this these those some any each every no another both all many most several few such either neither more fewer", tag::DET),
    ("he she they i we you who", tag::PRON),
    ("it this that there these those which what", tag::IT),
    ("him them me us her himself herself themselves", tag::OBJECT),
    ("his her their its our my your 's ’s", tag::POSS),
    ("of in on at for with from by about against between among into onto through throughout during without within toward+ upon \
      under over above below near behind beside beyond across around off out up down inside outside despite amid like unlike via \
      per versus vs along regarding concerning including ahead", tag::PREP),
    ("and or nor & plus", tag::AND),
    ("but yet", tag::BUT),
    ("because although though while whereas when whenever if unless until till since after before as once so than where", tag::SUB),
    ("what how why whether who whom whose where when which if", tag::WH),
    ("that", tag::THAT),
    ("to", tag::TO),
    ("who which whom whose", tag::REL),
    ("is are was were be been being am 's ’s 're ’re isn't aren't wasn't weren't", tag::AUX | tag::BE),
    ("has have had having do does did will would can could may might shall should must ought won't wouldn't can't cannot \
      couldn't hasn't haven't hadn't doesn't don't didn't shouldn't mustn't 'd 'll 've he's she's it's that's they're we're i'm \
      you're he'd she'd they'd he'll she'll they'll i've we've they've i'd i'll we'll there's", tag::AUX),
    ("not never n't hardly barely", tag::NOT),
    ("also aloud later then again still even just only now soon too first already once recently often further instead simply \
      repeatedly bluntly famously previously subsequently reportedly allegedly openly publicly privately quietly earlier ago \
      however meanwhile therefore thus moreover nevertheless nonetheless perhaps maybe quite very rather always sometimes \
      afterward+ next back away together elsewhere anyway furthermore indeed otherwise else twice frequently flatly plainly \
      merely largely mostly likewise similarly fully well", tag::ADV),
    ("monday tuesday wednesday thursday friday saturday sunday mon. tue. wed. thu. fri. yesterday today tonight tomorrow", tag::TIME),
    ("january february march april june july august september october november december jan. feb. aug. sept. oct. nov. dec. jan \
      feb aug sept oct nov dec", tag::TIME),
    ("week+ weekend month+ year+ day+ morning evening afternoon night decade hour+ spring summer autumn fall winter last next \
      past", tag::SPAN),
    ("mr mrs ms dr sen rep gov gen col lt sgt capt prof rev hon st jr sr adm maj cpl pres atty cmdr messrs mr. mrs. ms. dr. sen. \
      rep. gov. gen. col. lt. sgt. capt. prof. rev. hon. adm. maj. sens reps", tag::TITLE | tag::ABBR),
    ("president senator governor representative+ congressman congresswoman congressmen minister chancellor mayor secretary \
      director chairman chairwoman chair chairperson chief general colonel captain lieutenant sergeant judge justice professor \
      doctor+ king queen prince princess pope cardinal bishop reverend ambassador premier marshal vice-president commissioner \
      speaker leader+ candidate nominee deputy spokesman spokeswoman spokesperson strategist+ pollster+ attorney+ lawyer+ \
      sheriff detective officer+ manager editor+ author+ columnist host anchor founder owner+ executive+ ceo commander treasurer \
      superintendent coach economist+ analyst+ researcher+ scientist+ historian+ sociologist activist+ defector+", tag::TITLE | tag::PERSON),
    ("inc corp co ltd no vs etc al est dept univ ave blvd u.s u.s. u.n. d.c. a.m. p.m. e.g i.e e.g. i.e. bros mt ft ph.d jan feb \
      mar apr jun jul aug sep sept oct nov dec ariz calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont \
      neb nev okla ore pa penn tenn tex va vt wash wis wyo p pp fig vol approx", tag::ABBR),
    ("supply reply family daily weekly monthly assembly ally friendly elderly monopoly italy anomaly july rally belly apply rely \
      comply multiply holy ugly lovely lonely costly deadly early likely unlikely orderly butterfly fly bully jelly ply sly \
      kelly sally molly emily billy reilly o'reilly connolly donnelly", 0),
    ("nobody none everybody everyone somebody someone anybody anyone neither", tag::QUANT),
    ("one two three four five six seven eight nine ten several many most some both few all each half dozens hundreds thousands \
      others another either", tag::QUANT),
    ("source+ insider+", tag::SOURCE | tag::PERSON),
    ("official+ resident+ trader+ merchant+ farmer+ worker+ miner+ soldier+ student+ teacher+ nurse+ driver+ fisherman smuggler+ \
      broker+ vendor+ seller+ shopkeeper+ guard+ policeman policewoman woman man person+ mother+ father+ wife husband son \
      daughter brother sister neighbor+ neighbour+ friend+ relative+ villager+ citizen+ clerk+ engineer+ technician+ cadre+ \
      escapee+ refugee+ migrant+ expert+ diplomat+ aide+ adviser+ advisor+ assistant+ staffer+ operative+ lawmaker+ legislator+ \
      politician+ member+ representative envoy+ negotiator+ witness victim+ survivor+ voter+ supporter+ critic+ opponent+ rival+ \
      reporter+ journalist+ correspondent+ interviewer physician+ patient+ prisoner+ inmate+ detainee+ employee+ employer+ \
      businessman businesswoman entrepreneur+ investor+ banker+ scholar+ academic+ veteran+ pastor+ priest+ monk+ imam elder+ \
      grandmother grandfather girl boy child youth+ teenager+ peddler porter+ sailor+ cook+ baker+ tailor+ weaver+ herder+ \
      hunter+ guide+ informant interlocutor acquaintance contact delegate counselor consultant author writer blogger spokesman \
      participant+ organizer+ organiser user+ customer+ buyer+ donor+ fan+ viewer+ landlord+ tenant+ owner guardsman conscript+ \
      recruit+ apprentice+ foreman overseer inspector prosecutor magistrate juror counsel agent fixer middleman moneychanger \
      money-changer changer wholesaler retailer stallholder passenger+ purser docker+ mender forester forwarder+ lodger+ boarder \
      walker watcher dealer+ hawker+ miller potter smith+ barber butcher+ grocer+ widow+ widower orphan+ deserter grower fisher \
      logger ferryman boatman courier translator interpreter stoker harbourmaster harbormaster caretaker janitor superior \
      colleague boss subordinate companion+ partner+ nephew niece cousin+ uncle aunt landlady classmate+ roommate comrade+ graduate+ \
      pensioner+ eyewitness bystander+ retiree+ mason+ carpenter+ veterinarian photographer+ bride groom midwife attendant+ \
      seamstress accountant+ bookkeeper+ electrician+ welder+ lecturer+ headmaster headmistress forwarder captain gardener+ \
      beekeeper+ waitress waiter+ cashier+ hairdresser+ shepherd+ fisherwoman boatwoman interviewee+ confidant novelist poet artist singer actor actress director moderator pundit", tag::PERSON),
    ("eyewitnesses midwives nephews nieces fishermen women men people wives parents witnesses businessmen children others observers republicans democrats \
      conservatives liberals americans spokesmen commentators respondents wardens women's mechanics constituents locals families \
      households folk", tag::PEOPLE),
    ("report+ poll+ survey+ study statement document+ email+ e-mail memo letter+ article+ story stories editorial+ column+ book \
      tweet post transcript complaint lawsuit indictment affidavit ruling order directive notice bulletin brief filing record+ \
      studies files video ad+ advertisement analysis data figures statistics census findings headline+ readout dossier leaflet \
      sheet poster banner sign signboard plaque ledger diary logbook circular advert placard pamphlet decree speech release \
      draft bill law resolution platform website site page investigation review audit", tag::DOCUMENT),
    ("ministry company committee council agency department office government administration bureau commission campaign party \
      court congress senate parliament cabinet police army military university institute center centre foundation group \
      organization organisation union association network authority authorities corporation firm bank board team embassy force+ \
      league coalition movement secretariat directorate bloc regime state institution factory mine enterprise cooperative \
      think-tank charity watchdog", tag::BODY),
    ("newspaper+ paper magazine daily weekly broadcaster+ station channel outlet press media tabloid gazette times post journal \
      herald tribune news", tag::PRESS),
    ("plan+ call+ claim+ show+ support hope+ fear+ doubt+ report+ vote+ attack+ demand+ promise+ estimate+ question+ answer+ \
      comment+ worry worries push point+ view+ request+ order+ command+ challenge+ release charge+ issue+ trade+ import+ export+ \
      work+ fight+ run+ use+ lead+ win+ loss cut+ rise+ fall+ drop+ return+ visit+ start+ end+ stop+ play+ move+ need+ benefit+ \
      face+ signal+ cause+ cost+ crowd+ increase+ decrease decline+ label+ brand+ list+ record+ name+ mark+ host+ head+ hand+ \
      stage+ spread ban+ lift strike+ hit+ beat measure+ arrest+ sentence+ file+ sign+ force+ progress spark press trigger \
      project+ guide+ produce trust plea lobby campaign+ praise blame cable telegraph text phone radio matter+ reason+", tag::NOUNISH),
    ("statement remark+ comment+ speech word+ claim+ assertion suggestion argument interview tweet testimony account admission \
      announcement warning accusation allegation+ denial explanation description proposal call+ view+ belief opinion message \
      post response reply answer question promise pledge vow complaint criticism prediction conclusion contention quote quip \
      rhetoric letter", tag::SPEECH),
    ("appearance article briefing call ceremony column conference conversation debate dinner editorial email episode event \
      facebook forum hearing interview letter meeting memo message note phone post rally release report response segment series \
      speech statement telegram testimony tweet twitter video", tag::OCCASION),
];
