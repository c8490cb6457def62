/** Text as XML holds it. What XML can't hold becomes U+FFFD. */

/** `text` as the content of an element. */
export function xmlText(text: string): string {
	return clean(text).replace(/[&<>\r]/g, reference);
}

/** `text` as the value of an attribute in double quotes; breaks and tabs are kept. */
export function xmlAttribute(text: string): string {
	return clean(text).replace(/[&<>"\r\n\t]/g, reference);
}

const reference = (sign: string): string => `&#${sign.charCodeAt(0)};`;

// \p{Surrogate} is a lone one: the flag u takes pairs for one character.
const unfit = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
const clean = (text: string): string => text.replace(unfit, '\ufffd');
