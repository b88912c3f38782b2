// The package ships no types: the little of it that words.ts uses.
declare module "snowball-stemmers" {
  const snowball: { newStemmer(language: "french"): { stem(word: string): string } };
  export default snowball;
}
