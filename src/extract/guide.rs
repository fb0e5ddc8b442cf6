//! What a collection knows that texts do not say: its own regions, and the phrases that give a topic.
//!
//! A topic without phrases goes by those of the list below that have its id, or else by its name. A collection without
//! topics gets the whole list.

use super::gazetteer::Gazetteer;
use super::topics::Topics;
use crate::model::{Region, Topic};

/// What extraction goes by.
#[derive(Clone, Debug)]
pub struct Guide {
    /// Places.
    pub gazetteer: Gazetteer,
    /// Topics.
    pub topics: Topics,
}

impl Guide {
    /// The guide of a collection.
    pub fn of(regions: &[Region], topics: &[Topic]) -> Guide {
        let gazetteer = if regions.is_empty() { Gazetteer::bundled() } else { Gazetteer::bundled().with(regions) };
        let mut made = Topics::none();
        for topic in topics {
            made.add(&topic.id);
            let known = defaults().find(|(known, _)| *known == topic.id);
            match known {
                _ if !topic.phrases.is_empty() => topic.phrases.iter().for_each(|p| made.add_phrase(p)),
                Some((_, phrases)) => phrases.split(',').for_each(|p| made.add_phrase(p)),
                None => made.add_phrase(&topic.name),
            }
        }
        if topics.is_empty() {
            for (id, phrases) in defaults() {
                made.add(id);
                phrases.split(',').for_each(|p| made.add_phrase(p));
            }
        }
        Guide { gazetteer, topics: made }
    }
}

/// Topics of reporting on closed countries, with words that seldom mean anything else.
const DEFAULTS: &str = "\
trade: trade, traders, trading, export*, import*, customs, smuggl*, market, markets, merchant*, wholesale, foreign currency, 무역, 밀수, 장마당, 시장
sanctions: sanction*, embargo*, 제재
food: food, rice, corn, maize, grain*, flour, potato*, ration*, famine, hunger, hungry, starv*, malnutrition, harvest*, farm*, fertiliser, fertilizer, 식량, 쌀, 배급, 농장
prices: price*, exchange rate, inflation, won, yuan, cost of living, 가격, 물가, 환율
health: health, hospital*, clinic*, doctor*, nurse*, medicine*, vaccin*, quarantin*, epidemic, pandemic, disease*, virus, typhoid, tuberculosis, 병원, 격리, 전염병
work: wage*, salar*, factory, factories, mine, miner*, mines, labour, labor, workers, mobilis*, mobiliz*, construction, 공장, 탄광, 노동
energy: electricity, power cut*, blackout*, coal, fuel, petrol, gasoline, diesel, heating, power plant*, 전기, 석탄
transport: train*, railway*, railroad*, bus, buses, ferry, ferries, road, roads, bridge*, vehicle*, port, ports, 열차, 도로
border: border*, river crossing, crossing the river, defect*, escap*, repatriat*, broker*, border guard*, 국경, 탈북, 북송
control: crackdown*, surveillance, inspection*, patrol*, security agent*, state security, police, punish*, arrest*, detain*, interrogat*, censor*, checkpoint*, ideological, 단속, 보위부, 검열
rights: human rights, political prisoner*, prison camp*, labour camp*, labor camp*, tortur*, execut*, forced labour, forced labor, freedom of, 인권, 수용소
military: military, army, soldier*, missile*, conscript*, troops, weapons, drill*, border troops, 군대, 군인, 미사일
weapons: nuclear*, denucleari*, warhead*, enrichment, weapons of mass destruction, 핵
diplomacy: summit*, talks, negotiat*, treaty, ambassador*, envoy*, delegation*, foreign minister*, diplomat*, 회담, 외교
politics: election*, parliament*, party congress, cabinet, ministry, decree*, reshuffle*, propaganda, lectures, 선거, 당대회, 강연
weather: flood*, typhoon*, drought*, storm*, snow*, cold wave, landslide*, earthquake*, monsoon, 홍수, 태풍, 가뭄
school: school*, student*, pupil*, teacher*, universit*, college*, textbook*, 학교, 학생
telephones: mobile phone*, cell phone*, smartphone*, telephone*, internet, wiretap*, signal*, SIM card*, 휴대전화, 손전화
religion: church*, mosque*, temple*, bible*, prayer*, pastor*, imam*, monk*, 교회, 성경";

/// Those topics, each with its phrases.
fn defaults() -> impl Iterator<Item = (&'static str, &'static str)> {
    DEFAULTS.split('\n').filter_map(|line| line.split_once(':'))
}
