// pages.js: what a person does with the pages, done in headless Chromium.
// usage: NODE_PATH=… node pages.js CHROMIUM FOLDER; prints `ok …` and `not ok …` lines.
'use strict';
const fs = require('fs');
const path = require('path');
const {chromium} = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const [program, folder] = process.argv.slice(2);
const url = name => 'file://' + path.resolve(folder, name);

function check(name, good, detail) {
  console.log((good ? 'ok ' : 'not ok ') + name + (good || detail === undefined ? '' : ': ' + JSON.stringify(detail)));
}

// A page that notes whatever a page must not do.
async function open(browser, name, options) {
  const {bypassCSP, ...rest} = options || {};
  const context = await browser.newContext({viewport: {width: 1440, height: 1000}, bypassCSP: bypassCSP || false, ...rest});
  const page = await context.newPage();
  page.wrong = [];
  page.on('dialog', dialog => { page.wrong.push('dialog ' + dialog.message()); dialog.dismiss(); });
  page.on('pageerror', error => page.wrong.push('error ' + error.message));
  page.on('console', message => { if (message.type() === 'error') page.wrong.push('console ' + message.text()); });
  page.on('request', request => {
    if (request.url() !== url(name).split('#')[0]) page.wrong.push('request ' + request.url());
  });
  await page.goto(url(name));
  return page;
}

async function violations(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const found = await window.axe.run(document, {resultTypes: ['violations']});
    return found.violations.map(v => v.id + ' ' + v.nodes.length + ' ' + v.nodes[0].html.slice(0, 160));
  });
}

async function accessible(browser, name, options, what) {
  const page = await open(browser, name, {...options, bypassCSP: true}); // axe is not of the page
  const found = await violations(page);
  check('accessible: ' + what, found.length === 0, found);
  await page.context().close();
}

const shown = page => page.$$eval('.item', items => items.filter(item => item.offsetParent).map(item => item.dataset.item));

async function single(browser) {
  const page = await open(browser, 'one.html');
  const items = await shown(page);
  check('all items are shown at first', items.length > 50, items.length);

  await page.uncheck('.tools input[value=present]');
  const without = await shown(page);
  check('a filter hides items', without.length < items.length && without.length > 0);
  await page.check('.tools input[value=present]');
  await page.fill('.tools input[type=search]', '法律顾问');
  const found = await shown(page);
  check('search finds', found.includes('D03') && found.length < items.length, found);
  await page.fill('.tools input[type=search]', '');
  await page.selectOption('.tools select[name=sort]', 'item');
  const sorted = await shown(page);
  check('order of the checklist', sorted[0] === 'S01' && sorted[1] === 'S02', sorted.slice(0, 3));
  await page.selectOption('.tools select[name=sort]', 'gain');
  check('order by gain again', (await shown(page)).join() === items.join());
  await page.click('.tools button[name=shut]');
  check('all closed', await page.$$eval('.item[open]', nodes => nodes.length) === 0);
  await page.click('.tools button[name=open]');
  check('all opened', await page.$$eval('.item:not([open])', nodes => nodes.length) === 0);

  // Evidence, its place in the text, and back.
  const link = page.locator('#D03 .quotes a.go').first();
  const quote = await page.locator('#D03 .quotes q').first().textContent();
  await link.click();
  const mark = page.locator('mark.now');
  check('evidence leads to its mark', quote.includes((await mark.textContent()).slice(0, 5)), quote);
  check('the mark is in view', await mark.evaluate(node => {
    const box = node.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
  }));
  check('the mark has the focus', await mark.evaluate(node => node === document.activeElement));
  await page.locator('a.c[href="#D03"]').first().click();
  check('the text leads back to the item', await page.$eval('#D03', node => {
    const box = node.getBoundingClientRect();
    return node.classList.contains('now') && box.top >= -2 && box.top < innerHeight;
  }));
  await page.locator('.findings a.go').first().click();
  check('a finding leads to its place', await page.locator('.lines .now').count() === 1);

  // By keyboard alone.
  await page.focus('.tools input[type=search]');
  await page.keyboard.type('述法');
  check('typed search', (await shown(page)).includes('L04'));
  await page.goto(url('one.html'));
  await page.focus('#S03 summary');
  await page.keyboard.press('Enter');
  check('an item closes by Enter', await page.$eval('#S03', node => !node.open));
  const outline = await page.$eval('#S03 summary', node => getComputedStyle(node).outlineStyle);
  check('the focus is seen', outline !== 'none', outline);

  await page.pdf({path: path.join(folder, 'one.pdf'), preferCSSPageSize: true});
  check('prints', fs.statSync(path.join(folder, 'one.pdf')).size > 20000);
  check('single page: nothing wrong', page.wrong.length === 0, page.wrong);
  await page.context().close();
}

async function without_script(browser) {
  const page = await open(browser, 'one.html', {javaScriptEnabled: false});
  check('without script no dead tools', await page.locator('form.tools').first().isHidden());
  check('without script what to write is there', await page.locator('#D03 .model').isVisible());
  await page.locator('#D03 .quotes a.go').first().click();
  const where = await page.locator('mark:target, :target').count();
  check('without script links lead to marks', where === 1, where);
  await page.context().close();
  const many = await open(browser, 'more.html', {javaScriptEnabled: false});
  check('without script the ranking is there', await many.locator('.ranking tbody tr').count() === 120);
  check('without script the matrix is there', await many.locator('.matrix tbody tr').count() === 120);
  await many.context().close();
}

async function overview(browser) {
  const page = await open(browser, 'many.html');
  const names = () => page.$$eval('.ranking tbody tr', rows => rows.map(row => Number(row.cells[2].textContent)));
  const before = await names();
  await page.click('.ranking thead th:nth-child(3) button');
  const after = await names();
  check('the ranking sorts', after.every((n, i) => i === 0 || after[i - 1] <= n) && after.length === before.length, after);
  await page.click('.ranking tbody tr:first-child a');
  check('a row leads to its report', await page.$$eval('.report[open]', nodes => nodes.length) === 1);
  await page.locator('.report[open] .item[open] a.go').first().click();
  check('evidence in a report of many', await page.locator('mark.now').count() === 1);
  check('overview: nothing wrong', page.wrong.length === 0, page.wrong);
  await page.context().close();
}

async function more(browser) {
  const page = await open(browser, 'more.html');
  const rows = () => page.$$eval('.matrix tbody tr', all => all.map(row => row.cells[0].textContent));
  check('the matrix in blocks', await page.locator('.block').count() === 3);
  await page.fill('.tools input[type=search]', '第17');
  await page.waitForTimeout(200);
  check('search in the matrix', (await rows()).length === 1, await rows());
  await page.fill('.tools input[type=search]', '');
  await page.selectOption('.tools select[name=item]', '1');
  await page.selectOption('.tools select[name=verdict]', 'm');
  await page.waitForTimeout(200);
  check('filter by item and verdict', (await rows()).length === 40, (await rows()).length);
  await page.selectOption('.tools select[name=verdict]', '');
  await page.waitForTimeout(200);
  await page.click('.matrix thead th:nth-child(2) button');
  await page.waitForTimeout(200);
  const scores = await page.$$eval('.matrix tbody tr', all => all.map(row => Number(row.cells[1].textContent)));
  check('the matrix sorts over its blocks', scores.length === 120 && scores.every((n, i) => i === 0 || scores[i - 1] <= n));
  await page.locator('.ranking tbody a').nth(99).click();
  const id = await page.locator('.ranking tbody tr').nth(99).getAttribute('data-report');
  const file = JSON.parse(await page.$eval('#d' + id, node => node.textContent)).p;
  check('a report is shown from its data', (await page.textContent('#one')).includes(file), file);
  check('more: nothing wrong', page.wrong.length === 0, page.wrong);
  await page.context().close();
}

async function hostile(browser) {
  const page = await open(browser, 'hostile.html');
  await page.waitForTimeout(500);
  check('a hostile report is inert', page.wrong.length === 0, page.wrong);
  check('nothing of it became a tag', await page.$$eval('img, iframe, svg:not(.bar), script', nodes => nodes.length) === 1);
  check('its signs are named', (await page.textContent('.lines')).includes('\\u{202E}'));
  check('a paragraph of 2 MB is there', (await page.textContent('.lines')).length > 600000);
  await page.context().close();
}

async function main() {
  const browser = await chromium.launch({executablePath: program, args: ['--headless', '--no-sandbox',
    '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync']});
  try {
    await single(browser);
    await without_script(browser);
    await overview(browser);
    await more(browser);
    await hostile(browser);
    await accessible(browser, 'one.html', {}, 'single');
    await accessible(browser, 'one.html', {colorScheme: 'dark'}, 'single, dark');
    await accessible(browser, 'one.html', {viewport: {width: 390, height: 844}}, 'single, narrow');
    await accessible(browser, 'many.html', {}, 'many');
    await accessible(browser, 'many.html', {colorScheme: 'dark'}, 'many, dark');
    await accessible(browser, 'more.html', {}, 'more');
    check('all pages were seen', true);
  } finally {
    await browser.close();
  }
}
main().catch(error => { console.log(String(error.stack || error)); process.exit(1); });
