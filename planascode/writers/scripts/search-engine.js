"use strict";
// Asks the index of the site (search-index.js): Dutch word forms, parts of compounds, slips of the pen, abbreviations and what
// they stand for. Pure: an index in, a function from words to hits out.
const searchEngine = (() => {
  const { fold } = planascode;
  // What a match is worth: by where it is, by how it answers, and a little more for what has a page of its own.
  const TITLE = 5, ALSO = 4, TEXT = 1, PAGE = 1.3, ITSELF = 1.4;
  const EXACT = 1, FORM = 0.8, END = 0.65, BEGIN = 0.3, PART = 0.35, SLIP = 0.4, SECOND_SLIP = 0.28, FULL_FORM = 0.9;

  const tokens = (text) => fold(text.replace(/['’\u00ad]/g, "")).match(/[\p{L}\p{N}]+/gu) ?? [];

  // --- Dutch -------------------------------------------------------------------------------------------------

  // The stem of a word, about: endings off, doubled letters single, v and z at the end as f and s.
  const cut = (word) => {
    let stem = word.replace(/heden$/, "heid");
    const ending = /(?:tjes?|jes?|ingen|ing|eren|en|e|s|t|d)$/;
    for (let round = 0; round < 2; round += 1) {
      const shorter = stem.replace(ending, (found) => (found === "eren" ? "er" : ""));
      // A short word keeps its last consonant: huis, halt, geld.
      if (shorter.length < (/(?:[std]|ing|ingen)$/.test(stem) ? 4 : 3) || !/[aeiouy]/.test(shorter)) break;
      stem = shorter;
    }
    return stem
      .replace(/([a-z])\1/g, "$1")
      .replace(/v$/, "f")
      .replace(/z$/, "s");
  };

  // The stems under which a word is known: its own, and that of the verb of which it is a participle.
  const stems = (word) => {
    if (/\d/.test(word) || word.length < 4) return [word];
    const verb = word.match(/^(aan|achter|af|bij|door|in|los|mee|na|om|op|over|samen|terug|toe|tegen|uit|vast|voor|weg)?ge([a-z]{3,}(?:d|t|en))$/);
    return verb ? [cut(word), cut((verb[1] ?? "") + verb[2])] : [cut(word)];
  };

  // How many letters must be changed, left out, put in or swapped with the next; more than ``most`` is Infinity.
  const distance = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return Infinity;
    let before = [], last = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 1; i <= a.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= b.length; j += 1) {
        const same = a[i - 1] === b[j - 1];
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return Infinity;
      [before, last] = [last, row];
    }
    return last[b.length] <= most ? last[b.length] : Infinity;
  };

  // --- the index -----------------------------------------------------------------------------------------------

  const numbers = (steps) => {
    let at = 0;
    return steps.split(".").map((step) => (at += parseInt(step, 36)));
  };

  // What of ``word`` answers to what was asked: 0 for nothing.
  const likeness = (word, asked, askedStems) => {
    if (word.text === asked) return EXACT;
    if (word.stems.some((stem) => askedStems.includes(stem))) return FORM;
    // The last part of a compound says what it is: a veiligheidshuis is a huis.
    const before = word.text.length - asked.length;
    if (asked.length >= 3 && before >= 3 && (word.text.endsWith(asked) || word.stems[0].endsWith(askedStems[0]))) return END;
    if (asked.length >= 2 && word.text.startsWith(asked)) return BEGIN + 0.3 * (asked.length / word.text.length);
    const core = askedStems[0].length >= 4 ? askedStems[0] : asked;
    if (core.length >= 4 && word.text.includes(core)) return PART;
    if (word.text.length >= 5 && asked.includes(word.text)) return PART * (word.text.length / asked.length);
    return 0;
  };

  return (index) => {
    const { entries, kinds, places, forms } = index;
    const skip = new Set(index.skip);
    const steps = index.in.split(",");
    const words = new Map();
    const word = (text) => {
      if (!words.has(text)) words.set(text, { text, stems: stems(text), title: [], also: [], steps: "" });
      return words.get(text);
    };
    index.words.split(" ").forEach((text, at) => { if (text) word(text).steps = steps[at]; });
    const titles = entries.map(([title, , , , also], number) => {
      const found = [...new Set(tokens(title))];
      for (const text of found) word(text).title.push(number);
      for (const text of new Set(tokens(also ?? ""))) word(text).also.push(number);
      return found.filter((text) => !skip.has(text)).length || 1;
    });
    const names = entries.map(([title]) => tokens(title).join(" "));
    const known = [...words.values()];
    const short = forms.map(([brief, full]) => [tokens(brief), tokens(full)]).filter(([brief]) => brief.length === 1);

    // The words of the site that answer to a word that was asked, each with how well; ``just``: only that word itself.
    const answers = (asked, just) => {
      if (just) return words.has(asked) ? [[words.get(asked), EXACT]] : [];
      const askedStems = stems(asked);
      const found = known.map((item) => [item, likeness(item, asked, askedStems)]).filter(([, quality]) => quality);
      if (asked.length < 4 || /\d/.test(asked) || found.some(([, quality]) => quality >= FORM)) return found;
      const most = asked.length < 7 ? 1 : 2;
      for (const item of known) {
        const far = distance(asked, item.text, most);
        if (far <= most) found.push([item, far === 1 ? SLIP : SECOND_SLIP]);
      }
      return found;
    };

    // Entry -> how well it answers to one word, with how much of its title that word is. A word that few have says more.
    const score = (asked, just) => {
      const found = answers(asked, just).map(([item, quality]) => [item, quality, item.steps ? numbers(item.steps) : []]);
      const best = Math.max(0, ...found.map(([, quality]) => quality));
      const having = new Set(found.filter(([, quality]) => quality >= Math.min(best, FORM)).flatMap(([item, , inText]) => [...inText, ...item.title]));
      const rare = Math.log(1 + entries.length / Math.max(1, having.size));
      const scores = new Map();
      const add = (number, points, field) => {
        const before = scores.get(number) ?? { title: 0, text: 0 };
        before[field] = Math.max(before[field], points * rare);
        scores.set(number, before);
      };
      for (const [item, quality, inText] of found) {
        for (const number of item.title) add(number, TITLE * quality * (0.5 + 0.5 / titles[number]), "title");
        for (const number of item.also) add(number, ALSO * quality, "title");
        for (const number of inText) add(number, TEXT * quality, "text");
      }
      return new Map([...scores].map(([number, { title, text }]) => [number, title + text]));
    };

    // What is asked: for each word the ways in which it can be answered, each a list of words that all must be there.
    const needs = (query) => {
      const all = tokens(query);
      const useful = all.filter((text) => !skip.has(text));
      const asked = useful.length ? useful : all;
      const used = new Set();
      const found = [];
      for (const [[brief], full] of short) {
        const own = full.filter((text) => !skip.has(text));
        const at = own.length > 1 ? asked.findIndex((_, place) => own.every((text, step) => asked[place + step] === text)) : -1;
        if (at >= 0 && !used.has(at)) {
          own.forEach((_, step) => used.add(at + step));
          found.push([own, [brief]]);
        }
      }
      asked.forEach((text, at) => {
        if (used.has(at)) return;
        const written = short.filter(([[brief]]) => brief === text).map(([, full]) => full.filter((part) => !skip.has(part)));
        found.push([[text], ...written.filter((full) => full.length)]);
      });
      return found;
    };

    return (query) => {
      const asked = needs(query);
      const total = new Map();
      for (const ways of asked) {
        const best = new Map();
        ways.forEach((way, place) => {
          const [first, ...rest] = way.map((text) => score(text, place > 0));
          for (const [number, points] of first) {
            if (!rest.every((other) => other.has(number))) continue;
            const sum = rest.reduce((made, other) => made + other.get(number), points) / Math.sqrt(way.length);
            best.set(number, Math.max(best.get(number) ?? 0, sum * (place ? FULL_FORM : 1)));
          }
        });
        for (const [number, points] of best) {
          const before = total.get(number) ?? { points: 0, needs: 0 };
          total.set(number, { points: before.points + points, needs: before.needs + 1 });
        }
      }
      const itself = tokens(query).filter((text, _, all) => !skip.has(text) || all.every((other) => skip.has(other))).join(" ");
      const whole = tokens(query).join(" ");
      const named = (name) => (name === whole ? ITSELF ** 2 : name === itself ? ITSELF : 1);
      const worth = (number) => (/[?#]/.test(entries[number][3]) ? 1 : PAGE) * named(names[number]);
      const most = Math.max(0, ...[...total.values()].map((found) => found.needs));
      return [...total]
        .filter(([, found]) => found.needs === most || found.needs > asked.length / 2)
        .map(([number, found]) => [number, found.points * (found.needs / asked.length) ** 2 * worth(number)])
        .sort(([first, a], [second, b]) => b - a || first - second)
        .map(([number]) => {
          const [title, kind, place, address] = entries[number];
          return { title, kind: kinds[kind], place: places[place], address };
        });
    };
  };
})();
