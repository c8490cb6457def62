/** What the pointer selected, taken into the editor as soon as it is let go. */
import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/**
 * Makes the page's selection in the text the editor's own, which hears of it later: what is drawn until then would take it
 * back, and a key would code what was selected before. A caret is left to clicks. False, so that the event goes on.
 */
export function takeSelection(view: EditorView): false {
	const { isCollapsed, anchorNode, anchorOffset, focusNode, focusOffset } = getSelection() ?? {};
	if (isCollapsed || !anchorNode || !focusNode) return false;
	if (!view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return false;
	const [anchor, head] = [view.posAtDOM(anchorNode, anchorOffset!), view.posAtDOM(focusNode, focusOffset!)];
	const { doc, selection, tr } = view.state;
	const taken = TextSelection.between(doc.resolve(anchor), doc.resolve(head));
	if (!taken.eq(selection)) view.dispatch(tr.setSelection(taken));
	return false;
}
