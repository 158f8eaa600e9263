import type { EChartsType } from 'echarts/core';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { coloursOf, isCalm, onSchemeChange } from './chart-colours.js';

interface Part {
  key: string;
  name: string;
  share: number;
  shareText: string;
  worthText: string;
}

/** The same key has the same colour on every page; others take the next free one by a fixed order. */
const FIXED: Record<string, number> = {
  EQUITY: 0, ETF: 1, FUND: 2, BOND: 3, CRYPTO: 4, COMMODITY: 5, CASH: 6,
  USD: 0, EUR: 1, GBP: 2, INR: 3, CHF: 4, JPY: 5,
};
const COLOURS = 10;

function hash(text: string) {
  let sum = 7;
  for (const letter of text) {
    sum = (sum * 31 + letter.codePointAt(0)!) >>> 0;
  }
  return sum;
}

function slots(parts: Part[]) {
  const taken = new Set<number>();
  const slot = new Map<string, number>();
  for (const part of [...parts].sort((a, b) => Number(!(a.key in FIXED)) - Number(!(b.key in FIXED)))) {
    let at = FIXED[part.key] ?? hash(part.key) % COLOURS;
    for (let tries = 0; taken.has(at) && tries < COLOURS; tries++) {
      at = (at + 1) % COLOURS;
    }
    taken.add(at);
    slot.set(part.key, at);
  }
  return slot;
}

/** Parts of a whole: a ring, and a list beside it that carries the words and figures. */
@customElement('share-donut')
export class ShareDonut extends LitElement {
  static override styles = css`
    :host { display: grid; gap: 20px; }
    .canvas { block-size: 164px; inline-size: 164px; justify-self: center; }
    ul { list-style: none; margin: 0; padding: 0; display: grid; align-content: start; min-inline-size: 0; max-block-size: 168px; overflow-y: auto; scrollbar-width: thin; }
    ul:focus-visible { outline: 2px solid var(--vaadin-focus-ring-color, currentColor); border-radius: 6px; }
    li {
      display: grid; grid-template-columns: 10px minmax(0, 1fr) auto 64px; align-items: center; column-gap: 10px;
      padding: 4px 6px; border-radius: 6px; font-size: 14px;
    }
    li:hover, li.lit { background: var(--tf-hover); }
    .dot { inline-size: 10px; block-size: 10px; border-radius: 3px; }
    .name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .share { font-variant-numeric: tabular-nums; font-weight: 500; text-align: end; }
    .worth { font-variant-numeric: tabular-nums; color: var(--vaadin-text-color-secondary); font-size: 13px; }
  `;

  @property({ attribute: false }) parts: Part[] = [];
  @property() chartTitle = '';
  @query('.canvas') private canvas!: HTMLElement;
  @state() private lit?: string;
  private chart?: EChartsType;
  private resizing?: ResizeObserver;
  private stopListening?: () => void;

  override async firstUpdated() {
    const { init } = await import('./charts.js');
    this.chart = init(this.canvas, null, { renderer: 'svg' });
    this.chart.on('mouseover', (hit) => { this.lit = (hit.data as { key?: string })?.key; });
    this.chart.on('mouseout', () => { this.lit = undefined; });
    this.resizing = new ResizeObserver(() => this.chart?.resize());
    this.resizing.observe(this.canvas);
    this.stopListening = onSchemeChange(() => this.draw());
    this.draw();
  }

  override connectedCallback() {
    super.connectedCallback();
    if (this.hasUpdated) {
      this.resizing?.observe(this.canvas);
      this.stopListening ??= onSchemeChange(() => this.draw());
    }
  }

  override disconnectedCallback() {
    this.resizing?.disconnect();
    this.stopListening?.();
    this.stopListening = undefined;
    super.disconnectedCallback();
  }

  override updated(changed: PropertyValues<this>) {
    if (this.chart && changed.has('parts')) {
      this.draw();
    }
  }

  override render() {
    const slot = slots(this.parts);
    return html`<div class="canvas" role="img" aria-label=${this.chartTitle}></div>
      <ul aria-label=${this.chartTitle} tabindex="0">
        ${this.parts.map(
          (part) =>
            html`<li
              class=${this.lit === part.key ? 'lit' : ''}
              title="${part.name}: ${part.worthText}"
              @mouseenter=${() => this.light(part.key)}
              @mouseleave=${() => this.light(undefined)}
            >
              <span class="dot" style="background: var(--tf-part-${slot.get(part.key)})"></span>
              <span class="name">${part.name}</span>
              <span class="worth">${part.worthText}</span>
              <span class="share">${part.shareText}</span>
            </li>`,
        )}
      </ul>`;
  }

  private light(key?: string) {
    this.lit = key;
    this.chart?.dispatchAction({ type: 'downplay', seriesIndex: 0 });
    const at = this.drawn().findIndex((part) => part.key === key);
    if (at >= 0) {
      this.chart?.dispatchAction({ type: 'highlight', seriesIndex: 0, dataIndex: at });
    }
  }

  private drawn() {
    return this.parts.filter((part) => part.share > 0);
  }

  private draw() {
    if (!this.chart) {
      return;
    }
    const colours = coloursOf(this);
    const slot = slots(this.parts);
    const style = getComputedStyle(this);
    const probe = document.createElement('span');
    this.renderRoot.appendChild(probe);
    const colour = (key: string) => {
      probe.style.color = `var(--tf-part-${slot.get(key)})`;
      return getComputedStyle(probe).color;
    };
    const data = this.drawn().map((part) => ({
      key: part.key,
      name: part.name,
      value: part.share,
      shareText: part.shareText,
      worthText: part.worthText,
      itemStyle: { color: colour(part.key) },
    }));
    probe.remove();
    this.chart.setOption({
      animation: !isCalm(),
      animationDuration: 300,
      animationDurationUpdate: 300,
      textStyle: { fontFamily: style.fontFamily },
      tooltip: {
        confine: false,
        appendTo: 'body',
        backgroundColor: colours.raised,
        borderColor: colours.line,
        padding: [8, 12],
        textStyle: { color: colours.text, fontSize: 13 },
        extraCssText: 'font-variant-numeric: tabular-nums; border-radius: 8px; box-shadow: 0 8px 24px rgb(0 0 0 / .16);',
        formatter: (hit: unknown) => {
          const part = (hit as { data: Part }).data;
          return `<div style="opacity:.7">${encode(part.name)}</div><b>${encode(part.shareText)}</b> · ${encode(part.worthText)}`;
        },
      },
      series: [
        {
          type: 'pie',
          radius: ['66%', '96%'],
          center: ['50%', '50%'],
          label: { show: false },
          padAngle: data.length > 1 ? 1.6 : 0,
          itemStyle: { borderRadius: 4 },
          emphasis: { scale: true, scaleSize: 3 },
          data,
        },
      ],
    });
  }
}

function encode(text: string) {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
}
