const SENTENCE =
  '今日は天気がよかったので、駅前の喫茶店で新しいゲームの話をしながら、みんなで次の集まりの予定を決めました。楽しみですね！';

/** Japanese text of a length in characters; about 60 unless told otherwise. */
export function japaneseText(length = SENTENCE.length) {
  return SENTENCE.repeat(Math.ceil(length / SENTENCE.length)).slice(0, length);
}
