import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';

const ARROWS: Record<string, string> = { up: '▲', down: '▼' };

/**
 * A figure that glows for a second when its value changes and settles. Where rows are recycled, `key` says whose
 * figure it is: a new key is another figure, not a change.
 */
@customElement('live-figure')
export class LiveFigure extends LitElement {
  static override styles = css`
    :host {
      display: inline-block;
      font-variant-numeric: tabular-nums lining-nums;
      white-space: nowrap;
      border-radius: 4px;
    }
    :host([tone='up']) { color: var(--tf-up); }
    :host([tone='down']) { color: var(--tf-down); }
    .arrow { font-size: 0.62em; line-height: 0; margin-inline-end: 0.4em; vertical-align: 0.14em; }
    @media (prefers-reduced-motion: no-preference) {
      :host(.changed) { animation: glow 1.1s ease-out; }
      @keyframes glow {
        from { background: var(--tf-glow); box-shadow: 0 0 0 4px var(--tf-glow); }
        to { background: transparent; box-shadow: 0 0 0 4px transparent; }
      }
    }
  `;

  @property() value = '';
  @property({ reflect: true }) tone = 'none';
  @property({ attribute: false }) key: unknown = undefined;

  override updated(changed: PropertyValues<this>) {
    const before = changed.get('value');
    if (changed.has('value') && before && !changed.has('key')) {
      this.classList.remove('changed');
      void this.offsetWidth; // starts the animation again
      this.classList.add('changed');
    } else if (changed.has('key')) {
      this.classList.remove('changed');
    }
  }

  override render() {
    const arrow = this.value ? ARROWS[this.tone] : undefined;
    return html`${arrow ? html`<span class="arrow" aria-hidden="true">${arrow}</span>` : ''}<span>${this.value}</span>`;
  }
}
