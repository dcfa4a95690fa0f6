//! The parser of the value grammar.

#[cfg(doc)]
use super::Comparator;
use super::figure::Figure;
use super::fold::{Marks, bracket_depth, fold};
use super::scan::{Arabic, chinese};
use super::{Reading, Target, date, parts, words};

/// A folded text of more bytes is no target but prose, and is not searched for figures.
const LONGEST: usize = 8192;

impl Target {
    /// Reads a printed value. Every text has a reading, and `raw` is kept exactly.
    ///
    /// What is read is a copy in half width without white space and closing punctuation; qualifier, suffix, unit
    /// and basis are given back in that form, with Chinese punctuation as printed. Values are in base scale: 千,
    /// 万, 亿 before a unit are multiplied out, money is in 元, `％` and 百分比 are `%`; other units stay as written.
    ///
    /// | written | reading |
    /// |---|---|
    /// | `≥ >= ≧ ⩾`, 不低于, 不少于, 不小于, 至少, 最少, 大于等于, X以上, X及以上, X+ | [`AtLeast`](Comparator::AtLeast) |
    /// | `> ＞`, 大于, 多于, 高于, 超过, 超, X余 | [`MoreThan`](Comparator::MoreThan) |
    /// | `≤ <= ≦ ⩽`, 不超过, 不高于, 不大于, 至多, 最多, 小于等于, X以内, X以下, 5天内, 控制在X | [`AtMost`](Comparator::AtMost) |
    /// | `< ＜`, 小于, 低于, 少于 | [`LessThan`](Comparator::LessThan) |
    /// | `= ＝`, 等于 | [`Equal`](Comparator::Equal) |
    /// | 约, 大约, 左右, `≈` | [`About`](Comparator::About) |
    /// | 达到, 达, 为, 近, a bare number | no comparator; the words stay in the qualifier |
    /// | 0.45万人, 3.46万, 5（万元）, =100.00(%), 百分之九十五, 三份, 3万5千元, 1小时30分钟 | quantity |
    /// | 台（套）, 台、件、套, 人·次, and a short unknown word that ends the text (羽, 标段) | one unit |
    /// | 110元/平方米, 单件≤12元, 每人2000元, 人均500元 | quantity with a basis |
    /// | 按月100%发放, 每季度1次, 4次/年 | quantity with a frequency |
    /// | 全覆盖, 全部; 零, 零投诉 | quantity 100 % or 0, derived |
    /// | 90%-95%, 84.5～87.5%, 90至95%, 10-20万元, 三至五次 | range; words of comparison before it stay in the qualifier |
    /// | 12月底前, 2025年12月31日, 2025.12.31, 第四季度, 上半年, 年底前, 2025年 | date; 前 and 内, quarters, 上半年, 年底 and 全年 are [`AtMost`](Comparator::AtMost) |
    /// | 1-12月, 2022年1月-6月, 2024-2026年 | the date of the end; the start is in the qualifier |
    /// | 不超过缴费额2/3, 三分之二以上 | fraction of the base that stands between comparator and number |
    /// | 夏装5套，冬装5套; 夏装和冬装各两套 | list, where every part between ，；、和及 has a figure of its own |
    /// | 优, 良好以上, 不低于合格; 优良中低差, 好/坏 | grade; scale |
    /// | 逐年提升, 生活水平逐步提高, 提升服务能力 | trend |
    /// | 完成市下达任务, 计划数, 序时进度, 与上年持平, 不超过预算 | reference |
    /// | 待单位补充, XX, X%, `/ - * …`, 略, 无, `≥个` | placeholder |
    /// | nothing but white space | empty |
    /// | all else, texts of more than 8 KB, a range with its low above its high, a date that no calendar has | qualitative |
    ///
    /// - Of several numbers the first with a comparator is the target, else the last with a known unit, else the
    ///   last. Numbers in brackets count only where no other stands, dates only where no number stands.
    /// - No numbers are ordinals (第1批), codes (A4, 〔2024〕63号, 12345热线), proportions (1:3), numberings (1.) and
    ///   Chinese numerals in names (三支一扶, 一次性): they are words of the qualifier.
    /// - 12月 is a date, 不少于12月 a number of months; 2025年 is a date, 5年 a number of years.
    /// - A comparator further before its number is found in the same clause (至少达到95%); the words between stand
    ///   in the qualifier.
    ///
    /// # Example
    /// ```
    /// use duibiao_core::{Comparator, Reading, Target};
    ///
    /// let target = Target::read("成本控制在4.32万元以内。");
    /// let Reading::Quantity(quantity) = &target.reading else { panic!("a quantity") };
    /// assert_eq!(quantity.comparator, Some(Comparator::AtMost));
    /// assert_eq!(quantity.value, 43_200.into());
    /// assert_eq!((quantity.unit.as_deref(), quantity.qualifier.as_deref()), (Some("元"), Some("成本")));
    /// assert_eq!(target.raw, "成本控制在4.32万元以内。");
    ///
    /// assert_eq!(Target::read("完成广州下达目标").reading, Reading::Reference);
    /// ```
    pub fn read(raw: &str) -> Self {
        Self { raw: raw.to_owned(), reading: reading(raw) }
    }

    /// Whether a text is left to be filled in: whether [`read`](Self::read) of it gives
    /// [`Placeholder`](Reading::Placeholder). For names, of which nothing else is asked, it costs far less.
    ///
    /// # Example
    /// ```
    /// use duibiao_core::Target;
    ///
    /// assert!(Target::is_placeholder("待单位补充...") && !Target::is_placeholder("培训人数"));
    /// ```
    pub fn is_placeholder(raw: &str) -> bool {
        let (folded, marks) = fold(raw);
        words::may_be_placeholder(trimmed(&folded), marks) && reading(raw) == Reading::Placeholder
    }
}

fn reading(raw: &str) -> Reading {
    let (folded, marks) = fold(raw);
    if folded.is_empty() {
        return Reading::Empty;
    }
    let text = trimmed(&folded);
    if text.len() > LONGEST {
        return Reading::Qualitative;
    }
    quantified(text, marks, true).unwrap_or_else(|| words::read(text, marks))
}

/// The text without its closing punctuation and without brackets or quotes around the whole.
fn trimmed(folded: &str) -> &str {
    let text = folded.trim_end_matches(['。', '；', ';', '，', ',', '、']);
    let text = match text.strip_suffix('.') {
        Some(sentence) if !sentence.is_empty() && !sentence.ends_with('.') => sentence,
        _ => text,
    };
    for (open, close) in [(['(', '（'], [')', '）']), (['“', '"'], ['”', '"'])] {
        let inner = text.strip_prefix(open).and_then(|inner| inner.strip_suffix(close));
        if let Some(inner) = inner.filter(|inner| !inner.contains(open) && !inner.contains(close)) {
            return inner;
        }
    }
    text
}

/// The quantity, range, fraction or date in the text, or its list of such if it `may_split`.
pub(super) fn quantified(text: &str, marks: Marks, may_split: bool) -> Option<Reading> {
    let mut date = None;
    if marks.has(Marks::DIGIT) {
        let mut figures = Arabic::new(text);
        if let Some(reading) = chosen(&mut figures, text, marks, may_split) {
            return Some(reading);
        }
        date = figures.date;
    }
    if marks.has(Marks::NUMERAL)
        && let Some(reading) = chosen(&mut chinese(text), text, marks, may_split)
    {
        return Some(reading);
    }
    let target = date.and_then(|found| found.target(text));
    target.or_else(|| date::in_words(text).filter(|_| marks.has(Marks::DATE))).map(Reading::Date)
}

/// The reading by the figure that is the target: the first that has a comparator, else the last with a unit
/// of the lexicon, else the last. Figures in brackets count only where no other stands.
fn chosen<'a>(
    figures: &mut dyn Iterator<Item = Figure<'a>>,
    text: &'a str,
    marks: Marks,
    may_split: bool,
) -> Option<Reading> {
    let mut best: Option<((bool, u8), Figure)> = None;
    let (mut n_figures, mut depth, mut reached) = (0, 0, 0);
    for figure in figures {
        n_figures += 1;
        if marks.has(Marks::BRACKET) {
            depth += bracket_depth(&text[reached..figure.end]);
            reached = figure.end;
        }
        let rank = (depth <= 0, figure.rank());
        if best.is_none_or(|(old, _)| rank > old || rank == old && !figure.has_comparator()) {
            best = Some((rank, figure));
        }
    }
    let (_, figure) = best?;
    if may_split
        && (n_figures > 1 && marks.has(Marks::DELIMITER) || marks.has(Marks::EACH))
        && let Some(list) = parts::split(text, marks)
    {
        return Some(list);
    }
    Some(figure.reading(text, marks))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::target::compact::check;

    #[test]
    fn reads_numbers_with_comparators() {
        check(&[
            ("≥95%", ">=|95|%||"),
            (">=95%", ">=|95|%||"),
            ("⩾95%", ">=|95|%||"),
            ("≧95%", ">=|95|%||"),
            ("不低于95%", ">=|95|%||"),
            ("不少于95%", ">=|95|%||"),
            ("不小于95%", ">=|95|%||"),
            ("不得低于95%", ">=|95|%||"),
            ("至少95%", ">=|95|%||"),
            ("大于等于95%", ">=|95|%||"),
            ("大于或等于95%", ">=|95|%||"),
            ("95%以上", ">=|95|%||"),
            ("95%及以上", ">=|95|%||"),
            ("95%（含）以上", ">=|95|%||"),
            ("10万+", ">=|100000|||"),
            ("＞95%", ">|95|%||"),
            ("大于95%", ">|95|%||"),
            ("多于95人", ">|95|人||"),
            ("高于95%", ">|95|%||"),
            ("超过95%", ">|95|%||"),
            ("超50人", ">|50|人||"),
            ("≤5%", "<=|5|%||"),
            ("<=5%", "<=|5|%||"),
            ("≦5%", "<=|5|%||"),
            ("不超过5%", "<=|5|%||"),
            ("不高于5%", "<=|5|%||"),
            ("不大于5%", "<=|5|%||"),
            ("不多于5人", "<=|5|人||"),
            ("不得超过5%", "<=|5|%||"),
            ("至多5%", "<=|5|%||"),
            ("小于等于5%", "<=|5|%||"),
            ("小于或等于5%", "<=|5|%||"),
            ("5%以内", "<=|5|%||"),
            ("5%以下", "<=|5|%||"),
            ("5个工作日内", "<=|5|个工作日||"),
            ("控制在5%以内", "<=|5|%||"),
            ("控制在1.5‰", "<=|1.5|‰||"),
            ("成本控制在12万元以内", "<=|120000|元|成本|"),
            ("＜5%", "<|5|%||"),
            ("小于5%", "<|5|%||"),
            ("低于5%", "<|5|%||"),
            ("少于5%", "<|5|%||"),
            ("=100%", "=|100|%||"),
            ("＝100%", "=|100|%||"),
            ("等于100%", "=|100|%||"),
            ("约600人", "~|600|人||"),
            ("大约600人", "~|600|人||"),
            ("600人左右", "~|600|人||"),
            ("500余人", ">|500|人||"),
            ("达到92%", "|92|%|达到|"),
            ("为92%", "|92|%|为|"),
            ("92%", "|92|%||"),
            // a symbol or word after a verb is the comparator
            ("达到≥95%", ">=|95|%|达到|"),
            ("实现专项资金支出率达到≥95%", ">=|95|%|实现专项资金支出率达到|"),
            ("至少达到95%", ">=|95|%|达到|"),
            ("不超过人均500元", "<=|500|元|人均| per 人"),
            ("成本控制在预算95%以内", "<=|95|%|成本预算|"),
            ("不高于2024年的95%", "<=|95|%|2024年的|"),
            ("≥80%的项目5天内办结", ">=|80|%||的项目5天内办结"),
            // no comparator in these words
            ("签约5家", "|5|家|签约|"),
            ("节约5万元", "|50000|元|节约|"),
        ]);
    }

    #[test]
    fn reads_values_and_units_in_base_scale() {
        check(&[
            ("96.00%", "|96|%||"),
            ("９６．５％", "|96.5|%||"),
            ("100%；", "|100|%||"),
            ("0.45万人", "|4500|人||"),
            ("3.46万", "|34600|||"),
            ("2万人次", "|20000|人次||"),
            ("≤4.32万元", "<=|43200|元||"),
            ("1.2亿元", "|120000000|元||"),
            ("3千元", "|3000|元||"),
            ("5百万元", "|5000000|元||"),
            ("5000元人民币", "|5000|元||"),
            ("≥￥5万", ">=|50000|元||"),
            ("3万5千元", "|35000|元||"),
            ("1小时30分钟", "|90|分钟||"),
            ("1,900人", "|1900|人||"),
            ("1，900人", "|1900|人||"),
            ("12,345.67元", "|12345.67|元||"),
            ("1 000元", "|1000|元||"),
            ("5‰", "|5|‰||"),
            ("5个百分点", "|5|个百分点||"),
            ("1.5倍", "|1.5|倍||"),
            ("100分", "|100|分||"),
            ("百分之95", "|95|%||"),
            ("百分之九十五以上", ">=|95|%||"),
            ("≥90.00(%)", ">=|90|%||"),
            ("95（％）", "|95|%||"),
            ("5（万元）", "|50000|元||"),
            ("≥95百分比", ">=|95|%||"),
            ("2千米", "|2|千米||"),
            ("0.5公顷", "|0.5|公顷||"),
            ("70台（套）", "|70|台（套）||"),
            ("≥32台、件、套", ">=|32|台、件、套||"),
            ("30台/套", "|30|台/套||"),
            ("100人（次）", "|100|人（次）||"),
            ("100户·次", "|100|户·次||"),
            ("-5%", "|-5|%||"),
            ("≥-3%", ">=|-3|%||"),
            ("≥.5%", ">=|0.5|%||"),
            ("0", "|0|||"),
            ("0次", "|0|次||"),
            ("≥1", ">=|1|||"),
            // short words that no lexicon has, and verbs that are no unit
            ("5羽", "|5|羽||"),
            ("≥5标段", ">=|5|标段||"),
            ("3桩", "|3|桩||"),
            ("100覆盖", "|100|||覆盖"),
            ("100完成支付工作", "|100|||完成支付工作"),
        ]);
    }

    #[test]
    fn keeps_the_words_before_and_after() {
        check(&[
            ("仲裁终结率＞70%", ">|70|%|仲裁终结率|"),
            ("全年资金执行率达到100%", "|100|%|全年资金执行率达到|"),
            ("满意度：≥95%", ">=|95|%|满意度：|"),
            ("（≥95%）", ">=|95|%||"),
            ("“95%”", "|95|%||"),
            ("工资、社保、公积金等缴纳及时率=100%", "=|100|%|工资、社保、公积金等缴纳及时率|"),
            ("12个月支付", "|12|个月||支付"),
            ("4.99万人以上完成", ">=|49900|人||完成"),
            ("≥95%且无投诉", ">=|95|%||且无投诉"),
            ("≥95%，且无投诉", ">=|95|%||，且无投诉"),
            ("10个村", "|10|个||村"),
            ("按月100%发放", "|100|%|按月|发放 Monthly"),
            ("12345热线办结率≥95%", ">=|95|%|12345热线办结率|"),
            ("PM2.5浓度≤35", "<=|35||PM2.5浓度|"),
            ("A4纸50包", "|50|包|A4纸|"),
        ]);
    }

    #[test]
    fn says_what_it_is_per_and_how_often() {
        check(&[
            ("110元/平方米", "|110|元|| per 平方米"),
            ("15元每平方米", "|15|元|| per 平方米"),
            ("2000元/人·月", "|2000|元|| per 人·月"),
            ("5次/家", "|5|次|| per 家"),
            ("4次/年", "|4|次|| per 年 Yearly"),
            ("1次/季度", "|1|次|| per 季度 Quarterly"),
            ("1次/2年", "|1|次|| per 2年"),
            ("2次以上/年", ">=|2|次|| per 年 Yearly"),
            ("单件≤12元", "<=|12|元|单件| per 件"),
            ("每人不超过300元", "<=|300|元|每人| per 人"),
            ("人均培训成本=550元", "=|550|元|人均培训成本| per 人"),
            ("每平方米物业成本8元", "|8|元|每平方米物业成本| per 平方米"),
            ("每人每年2000元", "|2000|元|每人每年| per 人 Yearly"),
            ("人均收入增长5%", "|5|%|人均收入增长|"),
            ("单位成本≤12元", "<=|12|元|单位成本|"),
            ("每季度开展1次", "|1|次|每季度开展| Quarterly"),
            ("每半年1次", "|1|次|每半年| HalfYearly"),
            ("100%按月发放", "|100|%||按月发放 Monthly"),
            ("100%每月发放", "|100|%||每月发放 Monthly"),
            ("按年度计划完成5项", "|5|项|按年度计划完成|"),
        ]);
    }

    #[test]
    fn chooses_the_target_among_several_numbers() {
        check(&[
            ("2025年完成改造5公里", "|5|公里|2025年完成改造|"),
            ("12月底前完成100%", "|100|%|12月底前完成|"),
            ("近三年调整率5%", "|5|%|近三年调整率|"),
            ("从90%提高到95%", "|95|%|从90%提高到|"),
            ("国家级2项省级3项", "|3|项|国家级2项省级|"),
            ("大于90%小于95%", ">|90|%||小于95%"),
            ("90%≤满意度≤95%", "<=|95|%|90%≤满意度|"),
            ("培训8人（男5人、女3人）", "|8|人|培训|（男5人、女3人）"),
            ("满意度（问卷100份）≥95%", ">=|95|%|满意度（问卷100份）|"),
            ("7×24小时", "|24|小时|7×|"),
            ("粤府办〔2024〕63号项目3个", "|3|个|粤府办〔2024〕63号项目|"),
            ("1.完成3座", "|3|座|1.完成|"),
            ("目标1：95%", "|95|%|目标1：|"),
        ]);
    }

    #[test]
    fn keeps_the_raw_text_and_survives_any_length() {
        let long = "≥95%".repeat(100_000);
        assert_eq!(Target::read(&long), Target { raw: long.clone(), reading: Reading::Qualitative });
        let blanks = format!("{}95%", " ".repeat(1_000_000));
        assert_eq!(Target::read(&blanks).unit(), Some("%"));
        for raw in ["9".repeat(40), "9".repeat(28) + "亿", "1/0".to_owned(), "（（（".to_owned()] {
            assert!(!Target::read(&raw).is_quantified(), "{raw}");
        }
    }
}
