//! The command line as typed.

use crate::threshold;
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use duibiao_check::Profile;
use duibiao_core::{Language, MoneyUnit, Severity};
use duibiao_diff::Links;
use duibiao_parse::ReadOptions;
use duibiao_report::Section;
use rust_decimal::Decimal;
use std::path::PathBuf;

/// 对表: year-over-year audit of Chinese project expenditure performance target tables (项目支出绩效目标表)
#[derive(Debug, Parser)]
#[command(name = "duibiao", version, disable_help_subcommand = true, after_help = EXIT_STATUS)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,

    /// Language of views and messages [default: from LC_ALL, LC_MESSAGES or LANG, else zh]
    #[arg(long, value_name = "LANGUAGE", value_enum, global = true, display_order = 900)]
    pub(crate) lang: Option<LanguageArg>,

    /// Threads to use; 0: as many as there are processors
    #[arg(
        long,
        value_name = "N",
        default_value_t = 0,
        hide_default_value = true,
        global = true,
        display_order = 901
    )]
    pub(crate) threads: usize,
}

const EXIT_STATUS: &str = "Results go to stdout, messages to stderr.
Exit status: 0 done; 1 with --exit-code when the meaning of something changed or check found something; 2 when a named input failed or the \
call is wrong.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Judge tables by the audit rules (核查)
    #[command(after_help = ABOUT_CHECK)]
    Check(CheckArgs),
    /// List the audit rules, or explain one (规则说明)
    Rules(RulesArgs),
    /// Compare the tables of two years: money, targets, wording, structure (年度对比)
    #[command(after_help = ABOUT_DIFF)]
    Diff(DiffArgs),
    /// Say why a project is linked as it is: the evidence feature by feature, and why its rivals are not (匹配依据)
    #[command(after_help = ABOUT_EXPLAIN)]
    Explain(ExplainArgs),
    /// Show what is read from files: units, projects, amounts, indicators, findings (查看)
    #[command(after_help = ABOUT_SHOW)]
    Show(ShowArgs),
    /// Follow projects and targets through the tables of any number of years (多年对照)
    #[command(after_help = ABOUT_TRACE)]
    Trace(TraceArgs),
    /// Compare the targets of a year with its self-evaluation: set, evaluated, achieved (目标与自评对照)
    Reconcile(ReconcileArgs),
}

const ABOUT_DIFF: &str = "Thresholds, --only and --all change the view for people; JSON is always whole. Rows that \
are not shown are summed or counted.";

const ABOUT_CHECK: &str = "Rules, severities and numbers are chosen in duibiao.toml, which is looked for upwards from \
the working directory, and by the options here. --severity filters the view and the exit status; JSON is always whole. \
With -o FILE.xlsx the result is a workbook: one row a unit, the list of findings, the rules.";

const ABOUT_EXPLAIN: &str = "The project is one of either table. Of its exact name, its name without white space and \
width, or a part of its name the first that answers counts. Where several projects answer they are listed, and the \
exit status is 2.";

const ABOUT_SHOW: &str = "Files are shown in the order given, those of a folder in byte order of their paths. A \
named file without such a table is a failure; one met in a folder or in an archive is a warning.";

const ABOUT_TRACE: &str = "Files may be named in any order: the fiscal years of their tables say what follows what. \
Several tables of one year are versions of it; links to other years use the earliest stage. --project, thresholds and \
--all change the view for people; JSON is always whole.";

/// Judge tables by the audit rules.
#[derive(Debug, ClapArgs)]
pub(crate) struct CheckArgs {
    /// Files, folders or ZIP archives to walk (hidden files left out); - reads stdin
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// Fiscal year of every table, stronger than what the documents say
    #[arg(long, value_name = "YEAR", value_parser = fiscal_year())]
    pub(crate) year: Option<i32>,

    #[command(flatten)]
    pub(crate) rules: RuleArgs,

    /// The JSON of an earlier run: say which findings are resolved, unresolved, new (已整改, 未整改, 新出现)
    #[arg(long, value_name = "FILE.json")]
    pub(crate) baseline: Option<PathBuf>,

    /// Write a workbook for each unit with findings into this folder: its findings by project, with the original text
    /// and its place, and a column for the unit's reply
    #[arg(long, value_name = "DIR")]
    pub(crate) per_unit: Option<PathBuf>,

    /// Exit with status 1 when there are findings of at least the severity chosen with --severity
    #[arg(long)]
    pub(crate) exit_code: bool,

    #[command(flatten)]
    pub(crate) reading: ReadArgs,

    #[command(flatten)]
    pub(crate) view: ViewArgs,

    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

/// Which audit rules run.
#[derive(Debug, ClapArgs)]
pub(crate) struct RuleArgs {
    /// Read the settings from this file instead of duibiao.toml
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    /// The set of rules to start from: default (certain findings only) or strict (every rule, tighter numbers)
    #[arg(long, value_name = "PROFILE", value_enum)]
    pub(crate) profile: Option<ProfileArg>,

    /// Run only these rules: codes (STR-05) or families (STR); may be repeated
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(crate) select: Vec<String>,

    /// Do not run these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(crate) ignore: Vec<String>,

    /// Show findings from this severity on (error, warning, info), or give a rule another: STR-05=error
    #[arg(long, value_name = "SEVERITY", value_parser = severity, value_delimiter = ',')]
    pub(crate) severity: Vec<SeverityArg>,
}

/// The value of `--severity`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SeverityArg {
    /// The least severity that is shown.
    Least(Severity),
    /// A rule and its severity.
    OfRule(String, Severity),
}

fn severity(text: &str) -> Result<SeverityArg, String> {
    let (code, word) = text.split_once('=').map_or((None, text), |(code, word)| (Some(code), word));
    let severity = match word {
        "error" => Severity::Error,
        "warning" => Severity::Warning,
        "info" => Severity::Info,
        _ => return Err("error, warning or info is wanted, or RULE=SEVERITY".to_owned()),
    };
    Ok(code.map_or(SeverityArg::Least(severity), |code| SeverityArg::OfRule(code.to_owned(), severity)))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ProfileArg {
    Default,
    Strict,
}

impl From<ProfileArg> for Profile {
    fn from(arg: ProfileArg) -> Self {
        match arg {
            ProfileArg::Default => Self::Default,
            ProfileArg::Strict => Self::Strict,
        }
    }
}

/// List the audit rules, or explain one.
#[derive(Debug, ClapArgs)]
pub(crate) struct RulesArgs {
    /// Explain the rules of this code or family
    #[arg(value_name = "CODE")]
    pub(crate) code: Option<String>,

    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

/// Compare the tables of two years.
#[derive(Debug, ClapArgs)]
pub(crate) struct DiffArgs {
    /// The table of the earlier year; - reads stdin
    pub(crate) old: PathBuf,

    /// The table of the later year; - reads stdin
    pub(crate) new: PathBuf,

    /// Fiscal year of OLD, stronger than what the document says
    #[arg(long, value_name = "YEAR", value_parser = fiscal_year())]
    pub(crate) old_year: Option<i32>,

    /// Fiscal year of NEW, stronger than what the document says
    #[arg(long, value_name = "YEAR", value_parser = fiscal_year())]
    pub(crate) new_year: Option<i32>,

    /// Exit with status 1 when the meaning of something changed
    #[arg(long)]
    pub(crate) exit_code: bool,

    /// Give projects a row of their own from this change of money on: 5 (万元), 30000元, 0.5亿元
    #[arg(long, value_name = "AMOUNT", value_parser = threshold::money)]
    pub(crate) min_delta: Option<Decimal>,

    /// The same for the rate of change in percent: 10, 10%; with --min-delta both must hold
    #[arg(long, value_name = "PERCENT", value_parser = threshold::rate)]
    pub(crate) min_rate: Option<Decimal>,

    /// Show only this part: money, targets, edits of the objectives, or units and links; may be repeated
    #[arg(long, value_name = "SECTION", value_enum, value_delimiter = ',')]
    pub(crate) only: Vec<SectionArg>,

    #[command(flatten)]
    pub(crate) linking: LinkArgs,

    #[command(flatten)]
    pub(crate) rules: RuleArgs,

    /// Write every link to this CSV file, to rule on and to give back with --crosswalk
    #[arg(long, value_name = "FILE.csv")]
    pub(crate) write_crosswalk: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) reading: ReadArgs,

    #[command(flatten)]
    pub(crate) view: ViewArgs,

    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

/// Say why a project is linked as it is.
#[derive(Debug, ClapArgs)]
pub(crate) struct ExplainArgs {
    /// The table of the earlier year; - reads stdin
    pub(crate) old: PathBuf,

    /// The table of the later year; - reads stdin
    pub(crate) new: PathBuf,

    /// The project's name, or a part of it
    #[arg(long, value_name = "NAME")]
    pub(crate) project: String,

    /// The name of the project's unit, or a part of it
    #[arg(long, value_name = "NAME")]
    pub(crate) unit: Option<String>,

    /// The project's place among all projects of its table, from 1
    #[arg(long, value_name = "N")]
    pub(crate) position: Option<usize>,

    /// Fiscal year of OLD, stronger than what the document says
    #[arg(long, value_name = "YEAR", value_parser = fiscal_year())]
    pub(crate) old_year: Option<i32>,

    /// Fiscal year of NEW, stronger than what the document says
    #[arg(long, value_name = "YEAR", value_parser = fiscal_year())]
    pub(crate) new_year: Option<i32>,

    #[command(flatten)]
    pub(crate) linking: LinkArgs,

    #[command(flatten)]
    pub(crate) reading: ReadArgs,

    /// Format of the result
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = ExplainFormatArg::Text)]
    pub(crate) format: ExplainFormatArg,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExplainFormatArg {
    Text,
    Json,
}

/// Show what is read from files.
#[derive(Debug, ClapArgs)]
pub(crate) struct ShowArgs {
    /// Files, folders or ZIP archives to walk (hidden files left out); - reads stdin
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// Fiscal year of every table, stronger than what the documents say
    #[arg(long, value_name = "YEAR", value_parser = fiscal_year())]
    pub(crate) year: Option<i32>,

    /// One line a table, separated by tabs: path, department, year, units, projects, indicators, findings
    #[arg(long, conflicts_with_all = ["format", "stage"])]
    pub(crate) summary: bool,

    /// What to show: the tables, or the grid of cells that the reader saw before any form was recognised
    #[arg(long, value_name = "STAGE", value_enum, default_value_t = StageArg::Table, hide_default_value = true)]
    pub(crate) stage: StageArg,

    #[command(flatten)]
    pub(crate) reading: ReadArgs,

    #[command(flatten)]
    pub(crate) view: ViewArgs,

    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

/// Which project is which.
#[derive(Debug, ClapArgs)]
pub(crate) struct LinkArgs {
    /// Honour the auditor's decisions in this CSV file or workbook: same project, not the same, new, not listed again
    #[arg(long, value_name = "FILE")]
    pub(crate) crosswalk: Option<PathBuf>,

    /// Which links to make: only by equal names and codes, or by inference too; decisions are honoured anyway
    #[arg(long, value_name = "LINKS", value_enum, default_value_t = LinksArg::Inferred, hide_default_value = true)]
    pub(crate) links: LinksArg,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LinksArg {
    Exact,
    Inferred,
}

impl From<LinksArg> for Links {
    fn from(arg: LinksArg) -> Self {
        match arg {
            LinksArg::Exact => Self::Exact,
            LinksArg::Inferred => Self::Inferred,
        }
    }
}

/// Follow projects through the tables of many years.
#[derive(Debug, ClapArgs)]
pub(crate) struct TraceArgs {
    /// The tables of two years or more: files, folders or ZIP archives; - reads stdin
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// Fiscal year of one of the files, stronger than what it says; may be repeated
    #[arg(long, value_name = "FILE=YEAR", value_parser = year_of_file)]
    pub(crate) year: Vec<(PathBuf, i32)>,

    /// Show only projects with this text in a name or unit of any year
    #[arg(long, value_name = "TEXT")]
    pub(crate) project: Option<String>,

    /// Give projects a row of their own from this change of money on: 5 (万元), 30000元, 0.5亿元
    #[arg(long, value_name = "AMOUNT", value_parser = threshold::money)]
    pub(crate) min_delta: Option<Decimal>,

    /// The same for the rate of change in percent: 10, 10%; with --min-delta both must hold
    #[arg(long, value_name = "PERCENT", value_parser = threshold::rate)]
    pub(crate) min_rate: Option<Decimal>,

    #[command(flatten)]
    pub(crate) reading: ReadArgs,

    #[command(flatten)]
    pub(crate) view: ViewArgs,

    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

/// Compare the targets of a year with its self-evaluation.
#[derive(Debug, ClapArgs)]
pub(crate) struct ReconcileArgs {
    /// The table of targets (项目支出绩效目标表); - reads stdin
    pub(crate) targets: PathBuf,

    /// The self-evaluation (自评表) of the same year; - reads stdin
    pub(crate) self_evaluation: PathBuf,

    /// Fiscal year of both, stronger than what the documents say
    #[arg(long, value_name = "YEAR", value_parser = fiscal_year())]
    pub(crate) year: Option<i32>,

    /// Exit with status 1 when a target is not met or not the one that was set, or stands in one table only
    #[arg(long)]
    pub(crate) exit_code: bool,

    #[command(flatten)]
    pub(crate) reading: ReadArgs,

    #[command(flatten)]
    pub(crate) view: ViewArgs,

    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

/// How files are read.
#[derive(Debug, ClapArgs)]
pub(crate) struct ReadArgs {
    /// Password of encrypted files and archive members
    #[arg(long, value_name = "PASSWORD")]
    pub(crate) password: Option<String>,

    /// Leave out the hidden rows of workbooks, which are read otherwise
    #[arg(long)]
    pub(crate) skip_hidden_rows: bool,

    /// Read the hidden sheets of workbooks too
    #[arg(long)]
    pub(crate) hidden_sheets: bool,

    /// Keep the names and telephone numbers of persons
    #[arg(long)]
    pub(crate) with_persons: bool,
}

impl ReadArgs {
    /// The options of reading.
    pub(crate) fn options(&self, fiscal_year: Option<i32>, skip_digest: bool) -> ReadOptions {
        ReadOptions {
            fiscal_year,
            skip_digest,
            password: self.password.clone(),
            skip_hidden_rows: self.skip_hidden_rows,
            read_hidden_sheets: self.hidden_sheets,
            with_persons: self.with_persons,
        }
    }
}

/// What views show.
#[derive(Debug, ClapArgs)]
pub(crate) struct ViewArgs {
    /// Show every row
    #[arg(long)]
    pub(crate) all: bool,

    /// Unit of money [default: 万元 in diff, as printed in show]
    #[arg(long, value_name = "UNIT", value_enum)]
    pub(crate) money: Option<MoneyArg>,

    /// Show where in its source each row stands
    #[arg(long)]
    pub(crate) origins: bool,
}

/// Where the result goes, and how.
#[derive(Debug, ClapArgs)]
pub(crate) struct OutputArgs {
    /// Format of the result [default: json or xlsx when -o ends so, else table]
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(crate) format: Option<FormatArg>,

    /// Write the result to this file instead of stdout
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// When to use colour; auto: on a terminal, unless NO_COLOR is set
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = ColorArg::Auto, hide_default_value = true)]
    pub(crate) color: ColorArg,
}

impl OutputArgs {
    /// The format that is asked for, or that the name of the output file says.
    pub(crate) fn format(&self) -> FormatArg {
        let extension = self.output.as_ref().and_then(|path| path.extension());
        let ends_in =
            |ending: &str| extension.is_some_and(|extension| extension.eq_ignore_ascii_case(ending));
        self.format.unwrap_or_else(|| match () {
            () if ends_in("json") => FormatArg::Json,
            () if ends_in("xlsx") => FormatArg::Xlsx,
            () => FormatArg::Table,
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FormatArg {
    Table,
    Json,
    /// The canonical workbook: every field in a row of its own record; it reads back
    Xlsx,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum StageArg {
    Grid,
    Table,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorArg {
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LanguageArg {
    Zh,
    En,
}

impl From<LanguageArg> for Language {
    fn from(arg: LanguageArg) -> Self {
        match arg {
            LanguageArg::Zh => Self::Zh,
            LanguageArg::En => Self::En,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum MoneyArg {
    #[value(name = "元")]
    Yuan,
    #[value(name = "万元")]
    WanYuan,
    #[value(name = "亿元")]
    YiYuan,
}

impl From<MoneyArg> for MoneyUnit {
    fn from(arg: MoneyArg) -> Self {
        match arg {
            MoneyArg::Yuan => Self::Yuan,
            MoneyArg::WanYuan => Self::WanYuan,
            MoneyArg::YiYuan => Self::YiYuan,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SectionArg {
    Amounts,
    Indicators,
    Goals,
    Structure,
}

impl From<SectionArg> for Section {
    fn from(arg: SectionArg) -> Self {
        match arg {
            SectionArg::Amounts => Self::Amounts,
            SectionArg::Indicators => Self::Indicators,
            SectionArg::Goals => Self::Goals,
            SectionArg::Structure => Self::Structure,
        }
    }
}

fn fiscal_year() -> clap::builder::RangedI64ValueParser<i32> {
    clap::value_parser!(i32).range(1949..=2199)
}

/// `FILE=YEAR`
fn year_of_file(text: &str) -> Result<(PathBuf, i32), String> {
    let (path, year) = text.rsplit_once('=').ok_or("FILE=YEAR is wanted")?;
    let year = year.parse().ok().filter(|year| (1949..=2199).contains(year));
    Ok((PathBuf::from(path), year.ok_or("the year must be one of 1949 to 2199")?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_well_formed() {
        Args::command().debug_assert();
    }

    #[test]
    fn the_format_follows_the_name_of_the_output_file() {
        let format = |args: &[&str]| {
            let args = Args::try_parse_from(["duibiao", "show", "a.txt"].iter().chain(args)).unwrap();
            let Command::Show(show) = args.command else { unreachable!() };
            show.output.format()
        };
        assert_eq!(format(&[]), FormatArg::Table);
        assert_eq!(format(&["-o", "a.JSON"]), FormatArg::Json);
        assert_eq!(format(&["-o", "a.json", "--format", "table"]), FormatArg::Table);
        assert_eq!(format(&["-o", "json"]), FormatArg::Table);
        assert_eq!(format(&["-o", "a.xlsx"]), FormatArg::Xlsx);
    }

    #[test]
    fn global_options_stand_anywhere() {
        for line in
            [["duibiao", "--lang", "en", "diff", "a", "b"], ["duibiao", "diff", "a", "b", "--lang", "en"]]
        {
            assert_eq!(Args::try_parse_from(line).unwrap().lang, Some(LanguageArg::En));
        }
    }
}
