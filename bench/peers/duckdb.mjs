// node duckdb.mjs FORM.sql FOLDER OUT [TABLES QUERY]: settles FOLDER/{members,claims,paid}.csv by the SQL of the file into OUT, with DuckDB
// on two threads and as much memory as it likes. Prints one line of JSON: wall and CPU time of the SQL alone (neither
// Node's start nor the engine's is counted), and the peak of memory of the process.
import { DuckDBInstance } from '@duckdb/node-api';
import { readFileSync } from 'node:fs';

const [form, folder, out, tables, query] = process.argv.slice(2);
const text = (file) => (file === undefined ? '' : readFileSync(file, 'utf8'));
const sql = text(form)
  .replace(/^--.*$/gm, '')
  .replaceAll('{tables}', text(tables))
  .replaceAll('{query}', text(query))
  .replaceAll('{folder}', folder)
  .replaceAll('{out}', out);

const instance = await DuckDBInstance.create(':memory:', {
  threads: '2',
  memory_limit: '1TB',
  preserve_insertion_order: 'false',
});
const connection = await instance.connect();
const statements = await connection.extractStatements(sql);

const cpu = process.cpuUsage();
const started = process.hrtime.bigint();
for (let i = 0; i < statements.count; i++) {
  await (await statements.prepare(i)).run();
}
const wall = Number(process.hrtime.bigint() - started) / 1e6;
const used = process.cpuUsage(cpu);

console.log(
  JSON.stringify({
    wall_ms: wall,
    cpu_ms: (used.user + used.system) / 1000,
    peak_kb: process.resourceUsage().maxRSS,
    version: (await connection.runAndReadAll('SELECT version()')).getRows()[0][0],
  }),
);
