//! Verbs: those that report, with what may follow them, and common ones that report nothing.
//!
//! An entry of the cue table is `lemma=KINDS/preposition,preposition`, with kinds
//!
//! ```text
//! Q  a quotation beside it          said “…”         T  that …              said that …
//! C  a clause without that          said he would    W  a question          asked whether …
//! I  to …                           vowed to …       N  an object           praised the plan
//! A  somebody spoken to             told them that   J  an attitude, not speech in itself
//! S  seldom anything but speech     said
//! ```

/// Words that report, and what may follow them; see above.
pub(super) const CUES: &str = "accept=TNJ accuse=QNA/of acknowledge=STCN add=STC admit=STCI/to advise=STIA/against advocate=QN/for affirm=STN \
    agree=STI/with,on allege=STC allude=/to announce=STCN anticipate=TNJ apologise=/for apologize=/for applaud=QN argue=STC/for \
    ask=SWINA/about,for,by assail=QN assert=STCN assume=TCJ assure=QTCA attack=QN attest=T/to back=NJ bark=S bash=QN beg=SIA \
    begin=Q believe=QTCJ/in bemoan=QTN blame=QN blast=QN blog=ST boast=ST/about,of brand=QN cable=S call=QN/for,on \
    campaign=/for,against caution=STA/against certify=T challenge=QN chant=S characterise=QN characterize=QN charge=STC/with \
    chime=S cite=QN claim=STCI clarify=STN close=Q command=SIA comment=ST/on commiserate=S communicate=TN compare=N \
    complain=ST/about,of concede=STC conclude=STC concur=ST condemn=QN confide=ST confirm=STN consider=WJ/as contend=STC \
    contest=QN continue=S convey=TN correct=S counter=ST criticise=QN criticize=QN crow=S cry=S deadpan=S decide=IJ declare=STCN \
    decline=I decry=QN defend=QN demand=STIN demur=S denigrate=QN denounce=QN deny=QTN deride=QN describe=QN/as desire=IJ \
    detail=WN direct=IA disclose=STCN discuss=QWN dismiss=QN disparage=QN dispute=QTN divulge=TN doubt=TCJ drawl=S dub=QN \
    e-mail=S echo=Q elaborate=S/on email=S emphasise=STN emphasize=STN encourage=INA endorse=NJ enthuse=S envision=NJ \
    estimate=QTC exclaim=S exhort=SIA expect=IN explain=STCWN explode=S express=QN favor=NJ favour=NJ fear=QTCJ feel=QTCJ/about \
    find=TC finish=Q fire=Q forecast=TN foresee=TNJ fret=ST fume=S gloat=ST gripe=ST groan=S grouse=ST growl=S grumble=ST \
    guarantee=QT guess=STCW gush=S hail=QN herald=QN highlight=QN hint=QT/at hit=Q hope=QTCIJ/for howl=S implore=SIA imply=QTC \
    indicate=QTC inform=TA/of inquire=SW insinuate=ST insist=STC/on instruct=QIA intend=IJ interject=S intone=S invite=IA jeer=S \
    joke=ST/about know=TWJ label=QN lambaste=QN lament=STN laud=QN laugh=Q learn=TJ like=IJ list=N lobby=/for long=IJ maintain=ST \
    mean=J mention=QTN moan=ST mock=QN murmur=ST muse=ST/about mutter=ST narrate=S nod=Q note=STCN object=ST/to,that observe=STC \
    offer=Q open=Q opine=ST oppose=NJ order=QTINA outline=N pan=QN persist=S phone=S pipe=S plan=IJ plead=S/with,for pledge=STIN \
    point=QT/to,out ponder=SW portray=QN post=S praise=QN pray=STJ preach=S predict=STCN prefer=NJ press=/for proclaim=STN \
    profess=ST promise=STCIN pronounce=SN prophesy=ST propose=STIN protest=ST push=/for query=SW question=QWN quip=S quote=N \
    radio=S rage=S rail=/against rave=S read=Q reaffirm=STN realise=TWJ realize=TWJ reason=ST reassure=STA rebuke=QN rebut=QN \
    recall=STCWN recite=QN reckon=STCJ recognise=TJ recognize=TJ recommend=QTN recount=SN refer=/to reference=N reflect=ST \
    refuse=I refute=QTN regret=QTNJ reiterate=STN reject=QN rejoin=S relate=ST remark=ST/on remember=QTWN remind=QTA/of,about \
    repeat=SN reply=STC report=STCN request=QN respond=ST/with,by retaliate=S retort=S reveal=STCN ridicule=QN rip=QN roar=S \
    say=STCW/of,about scoff=S scream=S seek=IJ shoot=Q shout=ST show=QTW shrug=Q sigh=S signal=QTN sing=Q slam=QN smile=Q snap=S \
    sneer=S sniff=S speak=/about,of specify=STN speculate=STC spout=S stammer=S start=Q state=ST stipulate=ST storm=S stress=STN \
    suggest=STCN sum=Q summarise=SN summarize=SN support=NJ suppose=TCJ surmise=STC suspect=TCJ swear=STI talk=/about tease=S \
    telegraph=S tell=STCWIA/about,of testify=ST text=S thank=QN theorize=ST think=QTCJ/about,of threaten=TI thunder=S tout=QN \
    trumpet=QN tut=S tweet=STCN underscore=QTN understand=TWJ urge=SINA vent=S venture=S volunteer=S vote=/for,against vouch=/for \
    vow=STCI wail=S want=INJ warn=STCNA/of,about,against,on weigh=/in welcome=QN whine=ST whisper=ST wish=TJ wonder=SCW \
    worry=QTJ/about write=STCN/about,of,in yell=S";

/// Common verbs that report nothing: they end a subject and begin a predicate.
pub(super) const VERBS: &str = "go come get make take give keep let put bring begin become leave hold turn run stand lose pay meet sit lead grow win buy send \
    stay fall cut reach remain sell pass pull break spend happen live work start stop try use play move carry follow serve appear \
    seem help visit return arrive depart enter join attend cross launch build create open close raise lower drop rise increase \
    decrease decline fail succeed manage receive accept travel fly drive walk kill die suffer survive cause lack need own belong \
    exist occur end finish continue wait watch listen hear catch throw draw wear eat drink sleep teach learn represent oversee \
    include involve contain cover require allow enable force prevent avoid avert face fight beat defeat elect appoint name hire \
    fire resign retire marry divorce arrest charge sentence jail release seize ban impose lift ease tighten loosen export import \
    trade smuggle produce provide offer earn cost hit strike shake shape spread reflect mean signal spark trigger prompt push \
    press drag stem grab attract gather collect crowd circulate collapse double triple surge soar plunge plummet shrink widen \
    deepen worsen improve recover benefit matter seek attempt intend tend prepare organize organise host stage mark celebrate \
    commemorate issue publish sign file hand hang head";
