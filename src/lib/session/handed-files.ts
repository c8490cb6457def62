/** Files that were dropped where no project was open, on their way to the page that reads them in. */

let handed: readonly File[] = [];

/** Hands files on to the page of documents, which is opened next. */
export function handOn(files: readonly File[]): void {
	handed = files;
}

/** The files handed on, once; none the second time. */
export function takeHanded(): readonly File[] {
	const files = handed;
	handed = [];
	return files;
}
