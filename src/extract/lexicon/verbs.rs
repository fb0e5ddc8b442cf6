//! Verbs: those that report, with what may follow them, and common ones that report nothing.
//!
//! An entry is `lemma=KINDS/preposition,preposition`, or the lemma alone for a verb that reports nothing; after the lemma
//! a plus stands where it doubles its last letter, and after a colon the pasts that follow no rule:
//! `admit+=STCI/to`, `tell:told=STCWIA/about,of`, `fly:flew,flown`. The kinds are
//!
//! ```text
//! Q  a quotation beside it          said “…”         T  that …              said that …
//! C  a clause without that          said he would    W  a question          asked whether …
//! I  to …                           vowed to …       N  an object           praised the plan
//! A  somebody spoken to             told them that   J  an attitude, not speech in itself
//! S  seldom anything but speech     said             V  also common with another sense
//! ```

/// Verbs, and what may follow those that report; see above.
pub(super) const VERBS: &str = "accept=TNJV accuse=QNA/of acknowledge=STCN add=STC admit+=STCI/to advise=STIA/against advocate=QN/for affirm=STN \
    agree=STI/with,on allege=STC allow allude=/to announce=STCN anticipate=TNJ apologise=/for apologize=/for appear applaud=QN \
    appoint argue=STC/for arrest arrive ask=SWINA/about,for,by assail=QN assert=STCN assume=TCJ assure=QTCA attack=QN attempt attend \
    attest=T/to attract avert avoid back=NJ ban+ bark=S bash=QN beat:beat,beaten become:became beg+:begged=SIA begin+:began,begun=QV \
    believe=QTCJ/in belong bemoan=QTN benefit blame=QN blast=QN blog+=ST boast=ST/about,of brand=QN break:broke,broken bring:brought \
    build:built buy:bought cable=S call=QN/for,on campaign=/for,against carry catch:caught cause caution=STA/against celebrate \
    certify=T challenge=QN chant=S characterise=QN characterize=QN charge=STCV/with chime=S circulate cite=QN claim=STCI clarify=STN \
    close=QV collapse collect come:came,come command=SIA commemorate comment=ST/on commiserate=S communicate=TN compare=N \
    complain=ST/about,of concede=STC conclude=STC concur+=ST condemn=QN confide=ST confirm=STN consider=WJ/as contain contend=STC \
    contest=QN continue=SV convey=TN correct=S cost:cost counter=ST cover create criticise=QN criticize=QN cross crow=S crowd cry=S \
    cut+:cut deadpan=S decide=IJ declare=STCN decline=IV decrease decry=QN deepen defeat defend=QN demand=STIN demur+=S denigrate=QN \
    denounce=QN deny=QTN depart deride=QN describe=QN/as desire=IJ detail=WN die direct=IA disclose=STCN discuss=QWN dismiss=QN \
    disparage=QN dispute=QTN divorce divulge=TN double doubt=TCJ drag+ draw:drew,drawn drawl=S drink:drank drive:drove,driven drop+ \
    dub=QN e-mail=S earn ease eat:ate,eaten echo=Q elaborate=S/on elect email=S emphasise=STN emphasize=STN enable encourage=INA end \
    endorse=NJ enter enthuse=S envision=NJ estimate=QTC exclaim=S exhort=SIA exist expect=IN explain=STCWN explode=S export \
    express=QN extol+=QN face fail fall:fell,fallen favor=NJ favour=NJ fear=QTCJ feel:felt=QTCJ/about fight:fought file find:found=TC \
    finish=QV fire=QV fly:flew,flown follow force forecast:forecast=TN foresee:foresaw,foreseen=TNJ fret=ST fume=S gather \
    get:got,gotten give:gave,given gloat=ST go:went,gone grab+ gripe=ST groan=S grouse=ST grow:grew,grown growl=S grumble=ST \
    guarantee=QT guess=STCW gush=S hail=QN hand hang:hung happen head hear:heard help herald=QN highlight=QN hint+=QT/at hire \
    hit+:hit=QV hold:held hope=QTCIJ/for host howl=S implore=SIA imply=QTC import impose improve include increase indicate=QTC \
    inform=STA/of inquire=SW insinuate=ST insist=STC/on instruct=QIA intend=IJV interject=S intone=S invite=IA involve issue jail \
    jeer=S join joke=ST/about judge=QN keep:kept kill know:knew,known=TWJ label+=QN lack lambaste=QN lament=STN laud=QN laugh=Q launch \
    lead:led learn=TJV leave:left let+:let lift like=IJ list=N listen live lobby=/for long=IJ loosen lose:lost lower maintain=ST \
    make:made manage mark marry matter mean:meant=JV meet:met mention=QTN moan=ST mock=QN move murmur=ST muse=ST/about mutter=ST \
    name narrate=S need nod+=Q note=STCN object=ST/to,that observe=STC occur+ offer=QV open=QV opine=ST oppose=NJ order=QTINA \
    organise organize outline=N oversee:oversaw,overseen own pan=QN pass pay:paid persist=S phone=S pipe=S plan+=IJ play \
    plead=S/with,for pledge=STIN plummet plunge point=QT/to,out ponder=SW portray=QN post=S praise=QN pray=STJ preach=S predict=STCN \
    prefer+=NJ prepare press=V/for prevent proclaim=STN produce profess=ST promise=STCIN prompt pronounce=SN prophesy=ST \
    propose=STIN protest=ST provide publish pull push=V/for put+:put query=SW question=QWN quip+=S quote=N radio=S rage=S \
    rail=/against raise rave=S reach read:read=Q reaffirm=STN realise=TWJ realize=TWJ reason=ST reassure=STA rebuke=QN rebut+=QN \
    recall=STCWN receive recite=QN reckon=STCJ recognise=TJ recognize=TJ recommend=QTN recount=SN recover refer+=/to reference=N \
    reflect=STV refuse=I refute=QTN regret=QTNJ reiterate=STN reject=QN rejoin=S relate:related=ST release remain remark=ST/on \
    remember=QTWN remind=QTA/of,about repeat=SN reply=STC report=STCN represent request=QN require resign respond=ST/with,by \
    retaliate=S retire retort=S return reveal=STCN ridicule=QN rip+=QN rise:rose,risen roar=S run+:ran say:said=STCW/of,about \
    scoff=S scream=S seek:sought=IJV seem seize sell:sold send:sent sentence serve shake:shook,shaken shape shoot:shot=Q shout=ST \
    show:showed,shown=QTW shrink:shrank,shrunk shrug+=Q sigh=S sign signal=QTNV sing:sang,sung=Q sit:sat slam=QN sleep:slept smile=Q \
    smuggle snap+=S sneer=S sniff=S soar spark speak:spoke,spoken=/about,of specify=STN speculate=STC spend:spent spout=S \
    spread:spread stage stammer=S stand:stood start=QV state=ST stay stem+ stipulate=ST stop+ storm=S stress=STN strike:struck \
    succeed suffer suggest=STCN sum+=Q summarise=SN summarize=SN support=NJ suppose=TCJ surge surmise=STC survive suspect=TCJ \
    swear:swore,sworn=STI take:took,taken talk=/about teach:taught tease=S telegraph=S tell:told=STCWIA/about,of tend testify=ST \
    text=S thank=QN theorize=ST think:thought=QTCJ/about,of threaten=TI throw:threw,thrown thunder=S tighten tout=QN trade travel \
    trigger+ triple trumpet=QN try turn tut=S tweet=STCN underscore=QTN understand:understood=TWJ urge=SINA use vent=S venture=S \
    visit volunteer=S vote=/for,against vouch=/for vow=STCI wail=S wait walk want=INJ warn=STCNA/of,about,against,on watch \
    wear:wore,worn weigh=/in welcome=QN whine=ST whisper=ST widen win+:won wish=TJ wonder=SCW work worry=QTJ/about worsen \
    write:wrote,written=STCN/about,of,in yell=S";
