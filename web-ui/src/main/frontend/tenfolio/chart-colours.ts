/** The colours of charts, read from the page's style so that light and dark, and all pages, agree. */
export interface ChartColours {
  text: string;
  quiet: string;
  line: string;
  raised: string;
  accent: string;
}

export function coloursOf(element: Element): ChartColours {
  const probe = document.createElement('span');
  probe.style.display = 'none';
  (element.shadowRoot ?? element).appendChild(probe);
  const read = (name: string) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    text: read('--vaadin-text-color'),
    quiet: read('--vaadin-text-color-secondary'),
    line: read('--tf-line'),
    raised: read('--tf-raised'),
    accent: read('--tf-accent'),
  };
  probe.remove();
  return colours;
}

/** Calls back when the page turns light or dark, by its own switch or the system's. */
export function onSchemeChange(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'theme', 'class'] });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    system.removeEventListener('change', changed);
  };
}

export const isCalm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
