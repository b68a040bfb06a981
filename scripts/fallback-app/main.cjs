// Stands in for the app that an Electron download carries: loads the app folder named on the command line.
const { app } = require('electron');
const { readFileSync } = require('node:fs');
const path = require('node:path');

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (folder === undefined) throw new Error('Give the app folder on the command line.');
const appPath = path.resolve(folder);
const manifest = JSON.parse(readFileSync(path.join(appPath, 'package.json'), 'utf8'));

app.name = manifest.productName ?? manifest.name;
app.setVersion(manifest.version);
app.setAppPath(appPath);
require(path.join(appPath, manifest.main));
