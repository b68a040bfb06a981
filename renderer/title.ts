/** The title of every window, whatever is on the screen: titles are seen in task bars and shared screens. */
export const WINDOW_TITLE = 'Holdfast';
