//! The native command: extract articles from texts, check a folder of articles, publish it, bundle it for the page, finish the page that Trunk built.

#[cfg(not(target_arch = "wasm32"))]
mod cli {
    use std::path::{Path, PathBuf};
    use std::process::ExitCode;

    use clap::{Parser, Subcommand};
    use dateline::publish::{
        CUT_FROM, Dossier, Export, Extract, Folder, Generate, Publish, SCHEMAS, export, extract_files, finish_page, generate, make_dossier,
        publish, read_folder, schema, table, too_heavy, weigh, write_bundle,
    };

    /// Who said it, where, and when: tools for folders of article JSON.
    #[derive(Parser)]
    #[command(version, about)]
    struct Cli {
        #[command(subcommand)]
        command: Command,
    }

    #[derive(Subcommand)]
    enum Command {
        /// Name every fault in a folder of article JSON: file, line, column and JSON path. Exit 1 if there is any.
        Check {
            /// The folder.
            dir: PathBuf,
        },
        /// Make what the page loads. Articles with a fault are named and left out.
        Bundle {
            /// The folder of article JSON.
            #[arg(env = "DATELINE_ARTICLES", default_value = "articles")]
            dir: PathBuf,
            /// Where to write.
            #[arg(short, long)]
            out: PathBuf,
            /// Another folder, to be one click away and loaded only then; may be given several times.
            #[arg(long)]
            beside: Vec<PathBuf>,
            /// Cut a collection of more statements into files that are loaded as they are looked at.
            #[arg(long, env = "DATELINE_CUT_FROM", default_value_t = CUT_FROM, value_name = "STATEMENTS")]
            cut_from: usize,
        },
        /// Find what is said in texts and pages, by whom, where and when, and write article JSON. Exit 1 if a file has a fault.
        Extract(Extract),
        Publish(Publish),
        Export(Export),
        Dossier(Dossier),
        /// Write an invented collection of any size, for tests and benchmarks: the same for the same seed.
        Generate(Generate),
        /// Print the JSON Schema of the article file or of the collection file.
        Schema {
            /// Which.
            #[arg(value_parser = SCHEMAS)]
            name: String,
        },
        /// Weigh what a first visit downloads, file by file; exit 1 where it, or the extractor, is over its budget.
        Weigh {
            /// The built page.
            dist: PathBuf,
            /// Write the table between the marks of this file.
            #[arg(long)]
            readme: Option<PathBuf>,
        },
        /// Finish a page that Trunk built: readable HTML, security policy, and the single file `dateline.html`.
        #[command(hide = true)]
        Finish {
            /// Trunk's output folder.
            #[arg(env = "TRUNK_STAGING_DIR")]
            dist: PathBuf,
            /// The address at which the site will be.
            #[arg(long, env = "DATELINE_BASE_URL")]
            base_url: Option<String>,
        },
    }

    pub fn run() -> ExitCode {
        match perform(Cli::parse().command) {
            Ok(code) => code,
            Err(why) => {
                eprintln!("dateline: {why}");
                ExitCode::FAILURE
            }
        }
    }

    fn perform(command: Command) -> Result<ExitCode, String> {
        match command {
            Command::Check { dir } => {
                let folder = read_folder(&dir)?;
                tell(&folder);
                Ok(if folder.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
            }
            Command::Bundle { dir, out, beside, cut_from } => {
                let folder = read_folder(&dir)?;
                tell(&folder);
                let others = beside.iter().map(|dir| read_folder(dir).inspect(tell)).collect::<Result<Vec<_>, _>>()?;
                if folder.articles.is_empty() {
                    return Err(format!("{}: there is nothing to bundle", dir.display()));
                }
                let first = write_bundle(folder, others, &out, cut_from)?;
                println!("wrote {}", first.display());
                Ok(ExitCode::SUCCESS)
            }
            Command::Extract(how) => {
                let done = extract_files(&how, &mut std::io::stdout().lock())?;
                Ok(if done.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
            }
            Command::Generate(how) => {
                generate(&how)?;
                println!("wrote {} articles to {}", how.articles, how.out.display());
                Ok(ExitCode::SUCCESS)
            }
            Command::Schema { name } => {
                print!("{}", schema(&name).unwrap_or_default());
                Ok(ExitCode::SUCCESS)
            }
            Command::Weigh { dist, readme } => {
                let weights = weigh(&dist)?;
                let table = table(&weights);
                print!("{table}");
                if let Some(file) = readme {
                    put_table(&file, &table)?;
                }
                if let Some(why) = too_heavy(&weights) {
                    return Err(why);
                }
                Ok(ExitCode::SUCCESS)
            }
            Command::Publish(how) => {
                publish(&how, &tell)?.iter().for_each(|line| println!("{line}"));
                Ok(ExitCode::SUCCESS)
            }
            Command::Export(how) => {
                export(&how, &tell)?.iter().for_each(|line| eprintln!("{line}"));
                Ok(ExitCode::SUCCESS)
            }
            Command::Dossier(how) => {
                make_dossier(&how, &tell)?.iter().for_each(|line| eprintln!("{line}"));
                Ok(ExitCode::SUCCESS)
            }
            Command::Finish { dist, base_url } => finish_page(&dist, base_url.as_deref()).map(|()| ExitCode::SUCCESS),
        }
    }

    fn put_table(file: &Path, table: &str) -> Result<(), String> {
        let fail = |e: std::io::Error| format!("{}: {e}", file.display());
        let text = std::fs::read_to_string(file).map_err(fail)?;
        let marks = ("<!-- weight -->\n", "<!-- /weight -->");
        let parts = text.split_once(marks.0).and_then(|(top, rest)| Some((top, rest.split_once(marks.1)?.1)));
        let (top, rest) = parts.ok_or_else(|| format!("{}: the marks {} and {} are missing", file.display(), marks.0.trim(), marks.1))?;
        std::fs::write(file, format!("{top}{}{table}{}{rest}", marks.0, marks.1)).map_err(fail)
    }

    fn tell(folder: &Folder) {
        for fault in &folder.faults {
            eprintln!("{fault}");
        }
        let statements: usize = folder.articles.iter().map(|a| a.statements.len()).sum();
        let count = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
        println!(
            "{}: {} read, {} with {}, {}",
            folder.path.display(),
            count(folder.files, "file"),
            count(folder.articles.len(), "article"),
            count(statements, "statement"),
            count(folder.faults.len(), "fault"),
        );
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    cli::run()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
