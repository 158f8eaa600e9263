import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';

/** How long ago something was, in the reader's language, told anew every half minute. */
@customElement('time-ago')
export class TimeAgo extends LitElement {
  @property({ type: Number }) at = 0;
  @property() locale = 'en';
  private timer?: number;

  override connectedCallback() {
    super.connectedCallback();
    this.timer = window.setInterval(() => this.requestUpdate(), 30_000);
  }

  override disconnectedCallback() {
    window.clearInterval(this.timer);
    super.disconnectedCallback();
  }

  protected override createRenderRoot() {
    return this;
  }

  override render() {
    if (!this.at) {
      return html``;
    }
    const exact = new Intl.DateTimeFormat(this.locale, { dateStyle: 'medium', timeStyle: 'short' }).format(this.at);
    return html`<time datetime=${new Date(this.at).toISOString()} title=${exact}>${this.words()}</time>`;
  }

  private words() {
    const minutes = Math.max(0, Math.round((Date.now() - this.at) / 60_000));
    const format = new Intl.RelativeTimeFormat(this.locale, { style: 'short', numeric: 'auto' });
    if (minutes < 1) {
      return format.format(0, 'second');
    }
    if (minutes < 60) {
      return format.format(-minutes, 'minute');
    }
    const hours = Math.round(minutes / 60);
    return hours < 48 ? format.format(-hours, 'hour') : format.format(-Math.round(hours / 24), 'day');
  }
}
