// What the pointer of a published site says; releases keep their scripts, so this only ever grows.

declare namespace Rolebook {
  interface Release {
    name: string;
    day: string;
    languages: string[];
    manifest: string;
    signature: string | null;
  }
  let releases: { latest: string; releases: Release[] } | undefined;
}
