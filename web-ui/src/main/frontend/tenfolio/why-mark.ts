import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';

/** A small mark that tells on hover, focus and tap why a figure is not simply so. */
@customElement('why-mark')
export class WhyMark extends LitElement {
  static override styles = css`
    button {
      all: unset;
      display: inline-grid;
      place-items: center;
      inline-size: 1.25em;
      block-size: 1.25em;
      border-radius: 50%;
      font: 700 0.72em/1 inherit;
      font-family: inherit;
      color: var(--tf-warn-text);
      background: var(--tf-warn-ground);
      cursor: help;
      vertical-align: 0.12em;
    }
    button:focus-visible { outline: 2px solid var(--vaadin-focus-ring-color, currentColor); outline-offset: 2px; }
    [popover] {
      position: fixed;
      margin: 0;
      inset: auto;
      max-inline-size: min(280px, calc(100vw - 32px));
      padding: 10px 12px;
      border: 1px solid var(--tf-line);
      border-radius: 8px;
      background: var(--tf-raised);
      color: var(--vaadin-text-color);
      box-shadow: 0 8px 24px rgb(0 0 0 / 0.16);
      font-size: 13px;
      font-weight: 400;
      line-height: 1.45;
      white-space: normal;
      text-align: start;
    }
  `;

  @property() reason = '';
  @query('[popover]') private bubble!: HTMLElement;
  @query('button') private mark!: HTMLElement;

  override render() {
    return html`<button
        type="button"
        aria-label=${this.reason}
        @mouseenter=${this.open}
        @mouseleave=${this.close}
        @focus=${this.open}
        @blur=${this.close}
        @click=${this.tapped}
        @keydown=${this.escape}
        >!</button
      ><span popover="manual" role="tooltip">${this.reason}</span>`;
  }

  private open = () => {
    if (this.bubble.matches(':popover-open')) {
      return;
    }
    this.bubble.showPopover();
    const anchor = this.mark.getBoundingClientRect();
    const box = this.bubble.getBoundingClientRect();
    const left = Math.min(Math.max(16, anchor.left + anchor.width / 2 - box.width / 2), innerWidth - box.width - 16);
    const above = anchor.top - box.height - 8;
    this.bubble.style.left = `${left}px`;
    this.bubble.style.top = `${above > 8 ? above : anchor.bottom + 8}px`;
  };

  private close = () => {
    if (this.bubble.matches(':popover-open')) {
      this.bubble.hidePopover();
    }
  };

  private tapped = (event: Event) => {
    event.stopPropagation();
    this.open();
  };

  private escape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      this.close();
    }
  };
}
