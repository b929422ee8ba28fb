// Dates and durations are written in the language of what they belong to; the browser knows how.

const RIGHT_TO_LEFT = new Set(["Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg"]);

/**
 * The attributes of an element whose text is in this language: how it is read aloud, and which way it runs. A language
 * that is not said is the page's own.
 */
export function inLanguage(language: string | null): { lang?: string; dir?: "ltr" | "rtl" } {
  return language === null ? {} : { lang: language, dir: RIGHT_TO_LEFT.has(scriptOf(language) ?? "") ? "rtl" : "ltr" };
}

function scriptOf(language: string): string | undefined {
  try {
    return new Intl.Locale(language).maximize().script;
  } catch {
    return undefined;
  }
}

/** The reader's own variety of a language, where it is one of theirs: 9 November or November 9. */
function varietyOf(language: string): string {
  return navigator.languages.find((own) => own === language || own.startsWith(`${language}-`)) ?? language;
}

export function day(instant: string, language: string): string {
  return new Date(instant).toLocaleDateString(varietyOf(language), { day: "numeric", month: "long", year: "numeric" });
}

export function shortDay(instant: string, language: string): string {
  return new Date(instant).toLocaleDateString(varietyOf(language), { day: "numeric", month: "short" });
}

/** “16 – 22 November 2026”; null where there is no period. */
export function period(from: string | null, to: string | null, language: string | null): string | null {
  if (from === null || to === null) {
    return null;
  }
  return new Intl.DateTimeFormat(varietyOf(language ?? "en"), { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })
    .formatRange(new Date(from), new Date(to));
}

export function minutes(count: number, language: string): string {
  return new Intl.NumberFormat(language, { style: "unit", unit: "minute", unitDisplay: "short" }).format(count);
}

export function nameOf(language: string): string {
  return new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;
}
