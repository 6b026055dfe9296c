#!/usr/bin/env node
/** The dianwu command. Data on stdout, everything else on stderr; exit 0 done, 1 refused or failed, 2 usage, 3 configuration. */
import { Command, CommanderError } from 'commander';
import { loadConfig } from '../config';
import { ending, EXIT } from './exit';
import { say } from './out';

/** What a command needs is loaded when it is called, so that `--help` answers at once. */
function program(): Command {
  const dianwu = new Command('dianwu')
    .description('店务: the assistant that runs a beauty salon’s day inside WeCom')
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text) });
  dianwu
    .command('migrate')
    .description('bring the database up to date')
    .action(async () => (await import('./migrate')).migrate(loadConfig()));
  dianwu
    .command('import')
    .description('take over a salon from a workbook (.xlsx) or a .json document: whole or not at all')
    .argument('<file>')
    .option('--dry-run', 'check everything, write nothing')
    .option('--template', 'write an empty workbook to fill in to <file>, and import nothing')
    .action(async (file, choice) => {
      const { importFile, template } = await import('./import');
      return choice.template ? template(file) : importFile(loadConfig(), file, choice);
    });
  dianwu
    .command('export')
    .description('give out a table, or all of them')
    .argument('<table>', 'customers, action-plans, service-records, daily-meetings, …, all; or customer')
    .option('--code <code>', 'with customer: whose data, whole')
    .option('--from <day>', 'first business day')
    .option('--to <day>', 'last business day')
    .option('--format <format>', 'json, xlsx or csv', 'json')
    .option('--out <file>', 'where to; - is stdout', '-')
    .action(async (table, choice) => {
      const { exportFile, exportOne } = await import('./export');
      if (table === 'customer') return exportOne(loadConfig(), choice.code, choice.out);
      return exportFile(loadConfig(), table, choice);
    });
  dianwu
    .command('erase')
    .description('take everything of one customer out for good; without --yes it only says what hangs on her')
    .requiredOption('--code <code>', 'whose; S1/C001 where stores share codes')
    .option('--give-up', 'give up open courses, stored value and arrears')
    .option('--yes', 'carry it out; it cannot be undone')
    .action(async (choice) => (await import('./erase')).eraseOne(loadConfig(), choice));
  dianwu
    .command('job')
    .description('run a job of the schedule once, as if at a time; a running server delivers')
    .argument('<name>')
    .option('--at <time>', 'such as 2026-11-25T09:12; without an offset it is store time')
    .action(async (name, choice) => (await import('./job')).job(loadConfig(), name, choice));
  dianwu
    .command('read')
    .description('print how messages are read: JSONL {id, speaker, text} in, a reading a line out')
    .argument('[messages]', 'a file; without it, stdin')
    .requiredOption('--store <file>', 'names of the store: a .json such as import takes')
    .option('--at <time>', 'when the messages were sent; now if left out')
    .option('--explain', 'with the words that became each slot, and why the others did not')
    .action(async (messages, choice) => {
      const args = ['--store', choice.store, ...(choice.at ? ['--at', choice.at] : [])];
      if (choice.explain) args.push('--explain');
      const code = await (await import('./read')).readCommand(messages ? [...args, messages] : args);
      if (code !== EXIT.done) throw new AlreadySaid(code);
    });
  dianwu
    .command('doctor')
    .description('look whether everything is in order: configuration, database, key, WeCom')
    .action(async () => (await import('./doctor')).doctor());
  dianwu
    .command('talk')
    .description('chat with the flows here, on the demo database')
    .option('--as <userid>', 'who you are')
    .action(async (choice) => (await import('./talk')).talk(loadConfig(), choice));
  return dianwu;
}

/** Ended otherwise than well, and has told why itself. */
class AlreadySaid extends Error {
  constructor(readonly code: number) {
    super();
  }
}

/** @param args without the interpreter and the script */
export async function run(args: string[]): Promise<number> {
  try {
    await program().parseAsync(args, { from: 'user' });
    return EXIT.done;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    if (error instanceof AlreadySaid) return error.code;
    const { said, code } = ending(error);
    say(said);
    return code;
  }
}

/** The process ends with the exit code when all that was said is written. */
export function main(): void {
  // Whoever reads may have read enough (`| head`): that is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(EXIT.done);
  });
  void run(process.argv.slice(2)).then((code) => (process.exitCode = code));
}

if (require.main === module) main();
