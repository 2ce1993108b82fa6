/**
 * Keeps the engine's menu (Back, Reload) away; where it offers to copy and paste it stays: in a field of text, and on
 * a text that is selected.
 */
export function keepMenuAway(event: MouseEvent): void {
  const at = event.target instanceof Element ? event.target : null;
  const writes = at?.closest("textarea, input:not([type=checkbox], [type=radio], [type=range])");
  const selection = getSelection();
  const selected = at !== null && selection !== null && !selection.isCollapsed && selection.containsNode(at, true);
  if (!writes && !selected) event.preventDefault();
}
