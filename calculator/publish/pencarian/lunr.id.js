/**
 * Indonesian for the site's search: the words of a family are found by any of them, and by those that mean the same.
 * The theme's search worker loads it beside lunr, which knows no Indonesian. `WORDS` is filled in by the build from
 * akar.toml: a word is only ever taken for a form of a root that stands there, so nothing is joined by accident.
 */
(function (lunr) {
  const WORDS = { akar: "", sama: [], henti: "" };

  /** Each known root, and what its family is searched by: the first of those that mean the same, else itself. */
  const heads = new Map(WORDS.akar.split(" ").map((root) => [root, root]));
  for (const same of WORDS.sama) for (const root of same.split(" ")) heads.set(root, same.split(" ")[0]);
  const stops = new Set(WORDS.henti.split(" "));

  /** Endings in the order in which they come off: particles, owners, and those that make a word of another kind. */
  const ENDINGS = [
    ["lah", "kah", "pun"],
    ["nya", "ku", "mu"],
    ["kan", "an", "i"],
  ];

  /**
   * Prefixes, and what a root may have begun with before one of them swallowed it; "" is a root that kept its sound.
   * "me" and "pe" change alike, so both are written P.
   */
  const PREFIXES = [
    ...["di", "ke", "se", "ter", "te", "ber", "be", "bel", "per", "pel"].map((prefix) => [prefix, [""]]),
    ...["me", "pe"].flatMap((start) => [
      [`${start}nge`, [""]],
      [`${start}ng`, ["", "k"]],
      [`${start}ny`, ["s"]],
      [`${start}n`, ["", "t"]],
      [`${start}m`, ["", "p"]],
      [start, [""]],
    ]),
  ];

  /** What must be left of a word that is taken apart. */
  const SHORTEST_REST = 2;

  /** @param {string} word @returns {string[]} the word, and what is left without its endings, longest first */
  function withoutEndings(word) {
    const found = [word];
    for (const endings of ENDINGS) {
      found.push(...found.flatMap((each) => endings.filter((end) => each.endsWith(end)).map((end) => each.slice(0, -end.length))));
    }
    return found.filter((each) => each.length >= SHORTEST_REST).sort((a, b) => b.length - a.length);
  }

  /** @param {string} word @returns {string[]} what is left without one prefix */
  function withoutPrefix(word) {
    return PREFIXES.filter(([prefix]) => word.startsWith(prefix)).flatMap(([prefix, sounds]) =>
      sounds.map((sound) => sound + word.slice(prefix.length)).filter((each) => each.length >= SHORTEST_REST),
    );
  }

  /** @param {string} word @returns {string | undefined} the root of a word, if it is known; the longest there is */
  function rootOf(word) {
    let level = withoutEndings(word);
    for (let prefixes = 0; prefixes <= 3; prefixes++) {
      const found = level.filter((each) => heads.has(each)).sort((a, b) => b.length - a.length)[0];
      if (found) return found;
      level = level.flatMap(withoutPrefix);
    }
    return undefined;
  }

  /** What a word is searched by. An unknown one stays as it is, but for the ending that any noun may take. */
  function stem(word) {
    const root = rootOf(word);
    return root ? heads.get(root) : word.replace(/(.{4})nya$/, "$1");
  }

  const bare = (text) => text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
  const known = (text) => stem(text) !== text || heads.has(text);

  lunr.id = function () {
    this.pipeline.reset();
    this.pipeline.add(lunr.id.trimmer, lunr.id.stopWordFilter, lunr.id.both);
    this.searchPipeline.reset();
    this.searchPipeline.add(lunr.id.stemmer);
  };
  lunr.id.trimmer = (token) => token.update(bare);
  /** Of a token, and of the text that the worker asks it about. */
  lunr.id.stopWordFilter = (token) => (stops.has(String(token)) ? undefined : token);
  lunr.id.stemmer = (token) => token.update(stem);
  /** A word is written into the index as it stands, for whoever has typed a part of it, and by its family. */
  lunr.id.both = (token) => {
    const family = stem(token.toString());
    return family === token.toString() ? token : [token, token.clone(() => family)];
  };
  lunr.id.stem = stem;
  for (const name of ["trimmer", "stopWordFilter", "stemmer", "both"]) {
    lunr.Pipeline.registerFunction(lunr.id[name], `${name}-id`);
  }

  /** The worker calls no word missing that the index was never given. */
  lunr.stopWordFilter = lunr.id.stopWordFilter;

  /** The worker asks for all that begins as was typed, past the pipeline; a known word is asked for by its family. */
  const { clause } = lunr.Query.prototype;
  lunr.Query.prototype.clause = function (asked) {
    const typed = asked.term.replace(/\*$/, "");
    if (stops.has(typed)) asked.presence = lunr.Query.presence.OPTIONAL;
    if (stops.has(typed) || known(typed)) asked.term = stem(typed);
    return clause.call(this, asked);
  };

  /** A place in a text is named once, also where a word was found both as it stands and by its family. */
  const { search } = lunr.Index.prototype;
  lunr.Index.prototype.search = function (text) {
    const results = search.call(this, text);
    for (const { matchData } of results) {
      const seen = {};
      for (const fields of Object.values(matchData.metadata)) {
        for (const [field, found] of Object.entries(fields)) {
          const places = (seen[field] ??= new Set());
          found.position = found.position.filter((place) => !places.has(place) && places.add(place));
        }
      }
    }
    return results;
  };
})(self.lunr);
