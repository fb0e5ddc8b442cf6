//! The native command: check a folder of articles, bundle it for the page, finish the page that Trunk built.

#[cfg(not(target_arch = "wasm32"))]
mod cli {
    use std::path::PathBuf;
    use std::process::ExitCode;

    use clap::{Parser, Subcommand};
    use dateline::publish::{Folder, SCHEMAS, finish_page, read_folder, schema, write_bundle};

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
        },
        /// Print the JSON Schema of the article file or of the collection file.
        Schema {
            /// Which.
            #[arg(value_parser = SCHEMAS)]
            name: String,
        },
        /// Finish a page that Trunk built: readable HTML, security policy, and the single file `dateline.html`.
        #[command(hide = true)]
        Finish {
            /// Trunk's output folder.
            #[arg(env = "TRUNK_STAGING_DIR")]
            dist: PathBuf,
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
            Command::Bundle { dir, out, beside } => {
                let folder = read_folder(&dir)?;
                tell(&folder);
                let others = beside.iter().map(|dir| read_folder(dir).inspect(tell)).collect::<Result<Vec<_>, _>>()?;
                if folder.articles.is_empty() {
                    return Err(format!("{}: there is nothing to bundle", dir.display()));
                }
                let first = write_bundle(folder, others, &out)?;
                println!("wrote {}", first.display());
                Ok(ExitCode::SUCCESS)
            }
            Command::Schema { name } => {
                print!("{}", schema(&name).unwrap_or_default());
                Ok(ExitCode::SUCCESS)
            }
            Command::Finish { dist } => finish_page(&dist).map(|()| ExitCode::SUCCESS),
        }
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
fn main() -> std::process::ExitCode {
    cli::run()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
