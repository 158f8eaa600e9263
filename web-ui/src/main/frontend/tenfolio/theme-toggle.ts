import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

type Scheme = 'system' | 'light' | 'dark';

const KEY = 'tenfolio.scheme';
const NEXT: Record<Scheme, Scheme> = { system: 'light', light: 'dark', dark: 'system' };

function remembered(): Scheme {
  const kept = localStorage.getItem(KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

function apply(scheme: Scheme) {
  const root = document.documentElement;
  root.style.colorScheme = scheme === 'system' ? 'light dark' : scheme;
}

apply(remembered());

/** Light, dark or as the system says; remembered in this browser, and told to whoever keeps the profile. */
@customElement('theme-toggle')
export class ThemeToggle extends LitElement {
  static override styles = css`
    button {
      all: unset;
      display: grid;
      place-items: center;
      inline-size: 40px;
      block-size: 40px;
      border-radius: 10px;
      cursor: pointer;
      color: var(--vaadin-text-color-secondary);
    }
    button:hover { background: var(--tf-hover); color: var(--vaadin-text-color); }
    button:focus-visible { outline: 2px solid var(--vaadin-focus-ring-color, currentColor); outline-offset: -2px; }
    svg { inline-size: 20px; block-size: 20px; fill: none; stroke: currentColor; stroke-width: 1.7; stroke-linecap: round; stroke-linejoin: round; }
  `;

  @property() lightText = '';
  @property() darkText = '';
  @property() systemText = '';
  /** What the person chose in their profile; wins over what this browser remembers. */
  @property() chosen = '';
  @state() private scheme = remembered();

  override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('chosen') && (this.chosen === 'light' || this.chosen === 'dark' || this.chosen === 'system')) {
      this.show(this.chosen);
    }
  }

  override render() {
    const names: Record<Scheme, string> = { light: this.lightText, dark: this.darkText, system: this.systemText };
    return html`<button type="button" aria-label=${names[this.scheme]} title=${names[this.scheme]} @click=${this.turn}>
      ${this.icon()}
    </button>`;
  }

  private icon() {
    switch (this.scheme) {
      case 'light':
        return html`<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="4" /><path d="M12 2v2M12 20v2M2 12h2M20 12h2M4.9 4.9l1.4 1.4M17.7 17.7l1.4 1.4M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4" /></svg>`;
      case 'dark':
        return html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z" /></svg>`;
      default:
        return html`<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="8.5" /><path d="M12 3.5v17a8.5 8.5 0 0 0 0-17Z" fill="currentColor" /></svg>`;
    }
  }

  private turn = () => {
    this.show(NEXT[this.scheme]);
    this.dispatchEvent(new CustomEvent('scheme-chosen', { detail: this.scheme }));
  };

  private show(scheme: Scheme) {
    this.scheme = scheme;
    if (this.scheme === 'system') {
      localStorage.removeItem(KEY);
    } else {
      localStorage.setItem(KEY, this.scheme);
    }
    apply(this.scheme);
  }
}
