/** What a picture of a project may be; apart from the records, so that the window need not load their shapes. */

/** The kinds of picture that every browser shows. */
export const pictureTypes = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'] as const;

/** The most characters of base64 that a picture may have: 12 MB of bytes. */
export const longestPicture = 16_000_000;
