import type { EChartsType } from 'echarts/core';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { coloursOf, isCalm, onSchemeChange } from './chart-colours.js';

type Point = [at: number, value: number];

const DAY = 86_400_000;

/** Worth over time: an area, few labels, a crosshair with the exact value; behind it the same as a table. */
@customElement('value-chart')
export class ValueChart extends LitElement {
  static override styles = css`
    :host { display: block; position: relative; }
    .canvas { position: absolute; inset: 0; }
    .empty { position: absolute; inset: 0; display: grid; place-items: center; color: var(--vaadin-text-color-secondary); }
    details { position: absolute; inset-block-end: -30px; inset-inline-end: 0; font-size: 13px; color: var(--vaadin-text-color-secondary); }
    summary { cursor: pointer; text-align: end; list-style: none; padding: 4px; border-radius: 4px; }
    summary:hover { color: var(--vaadin-text-color); text-decoration: underline; }
    summary:focus-visible { outline: 2px solid var(--vaadin-focus-ring-color, currentColor); }
    .scroller {
      position: absolute; inset-inline-end: 0; inset-block-end: 28px; z-index: 2; inline-size: max-content; max-block-size: 260px; overflow: auto;
      background: var(--tf-raised); border: 1px solid var(--tf-line); border-radius: 10px; box-shadow: 0 12px 32px rgb(0 0 0 / 0.18);
    }
    table { border-collapse: collapse; font-variant-numeric: tabular-nums; color: var(--vaadin-text-color); }
    th, td { padding: 6px 16px; text-align: end; white-space: nowrap; }
    th { position: sticky; inset-block-start: 0; background: var(--tf-raised); font-weight: 500; }
    th:first-child, td:first-child { text-align: start; }
    tbody tr:nth-child(odd) { background: var(--tf-hover); }
  `;

  @property({ attribute: false }) points: Point[] = [];
  @property() currency = 'EUR';
  @property() locale = 'en';
  @property() zone = 'UTC';
  @property() chartTitle = '';
  @property({ type: Boolean }) intraday = false;
  @property() timeText = '';
  @property() valueText = '';
  @property() tableText = '';
  @property() emptyText = '';
  @query('.canvas') private canvas!: HTMLElement;

  private chart?: EChartsType;
  private resizing?: ResizeObserver;
  private stopListening?: () => void;

  /** Adds a point at the end, or moves the last one. */
  addPoint(at: number, value: number) {
    const last = this.points[this.points.length - 1];
    const kept = last && last[0] >= at ? this.points.slice(0, -1) : this.points;
    this.points = [...kept, [at, value]];
  }

  override async firstUpdated() {
    const { init } = await import('./charts.js');
    this.chart = init(this.canvas, null, { renderer: 'svg' });
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
    if (this.chart && (changed.has('points') || changed.has('currency'))) {
      this.draw();
    }
  }

  override render() {
    return html`<div class="canvas" role="img" aria-label=${this.chartTitle}></div>
      ${this.points.length < 2 ? html`<div class="empty">${this.emptyText}</div>` : ''}
      <details @toggle=${this.filled}>
        <summary>${this.tableText}</summary>
        <div class="scroller" tabindex="0">
          <table>
            <caption style="position:absolute;clip-path:inset(50%)">${this.chartTitle}</caption>
            <thead><tr><th scope="col">${this.timeText}</th><th scope="col">${this.valueText}</th></tr></thead>
            <tbody>${this.rows()}</tbody>
          </table>
        </div>
      </details>`;
  }

  private filled = () => this.requestUpdate();

  private rows() {
    if (!this.renderRoot?.querySelector('details')?.open) {
      return '';
    }
    const when = this.exactTime();
    const money = this.exactMoney();
    return [...this.points]
      .reverse()
      .map(([at, value]) => html`<tr><td>${when.format(this.shownAt(at))}</td><td>${money.format(value)}</td></tr>`);
  }

  /** A close stands at the midnight that ends its day; people call it by that day. */
  private shownAt(at: number) {
    return this.intraday ? at : at - 1;
  }

  private exactTime() {
    return new Intl.DateTimeFormat(this.locale, {
      timeZone: this.zone,
      dateStyle: 'medium',
      ...(this.intraday ? { timeStyle: 'short' as const } : {}),
    });
  }

  private exactMoney() {
    return new Intl.NumberFormat(this.locale, { style: 'currency', currency: this.currency });
  }

  private axisMoney(values: number[]) {
    const span = Math.max(...values) - Math.min(...values);
    const most = Math.max(...values.map(Math.abs));
    // short labels only where they still differ from line to line
    const compact = most >= 10_000 && span >= most / 20;
    return new Intl.NumberFormat(this.locale, {
      style: 'currency',
      currency: this.currency,
      ...(compact
        ? { notation: 'compact' as const, maximumFractionDigits: most >= 1_000_000 ? 2 : 1 }
        : { minimumFractionDigits: 0, maximumFractionDigits: span < 10 ? 2 : 0 }),
    });
  }

  private axisTime() {
    const span = this.points.length < 2 ? 0 : this.points[this.points.length - 1][0] - this.points[0][0];
    const parts: Intl.DateTimeFormatOptions =
      span <= 2 * DAY
        ? { hour: '2-digit', minute: '2-digit' }
        : span <= 200 * DAY
          ? { day: 'numeric', month: 'short' }
          : span <= 800 * DAY
            ? { month: 'short', year: '2-digit' }
            : { year: 'numeric' };
    return new Intl.DateTimeFormat(this.locale, { timeZone: this.zone, ...parts });
  }

  private draw() {
    if (!this.chart) {
      return;
    }
    if (this.points.length < 2) {
      this.chart.clear();
      return;
    }
    const colours = coloursOf(this);
    const money = this.exactMoney();
    const when = this.exactTime();
    const values = this.points.map((point) => point[1]);
    const axisMoney = this.axisMoney(values);
    const axisTime = this.axisTime();
    const font = getComputedStyle(this).fontFamily;
    const narrow = this.clientWidth < 520;
    this.chart.setOption(
      {
        animation: !isCalm(),
        animationDuration: 250,
        animationDurationUpdate: 300,
        textStyle: { fontFamily: font },
        grid: { left: 4, right: 8, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
        xAxis: {
          type: 'time',
          min: this.points[0][0],
          max: this.points[this.points.length - 1][0],
          splitNumber: narrow ? 3 : 6,
          axisLine: { show: false },
          axisTick: { show: false },
          splitLine: { show: false },
          axisLabel: {
            color: colours.quiet,
            fontSize: 12,
            hideOverlap: true,
            alignMinLabel: 'left',
            alignMaxLabel: 'right',
            formatter: (at: number) => axisTime.format(at),
          },
          axisPointer: { lineStyle: { color: colours.quiet, type: 'solid', width: 1 }, label: { show: false } },
        },
        yAxis: {
          type: 'value',
          scale: true,
          splitNumber: 4,
          axisLabel: { color: colours.quiet, fontSize: 12, formatter: (value: number) => axisMoney.format(value) },
          splitLine: { lineStyle: { color: colours.line, width: 1 } },
        },
        tooltip: {
          trigger: 'axis',
          confine: true,
          transitionDuration: 0,
          backgroundColor: colours.raised,
          borderColor: colours.line,
          padding: [8, 12],
          textStyle: { color: colours.text, fontSize: 13, fontFamily: font },
          extraCssText: 'font-variant-numeric: tabular-nums; border-radius: 8px; box-shadow: 0 8px 24px rgb(0 0 0 / .16);',
          formatter: (hit: unknown) => {
            const [at, value] = (hit as { value: Point }[])[0].value;
            return `<div style="opacity:.7">${when.format(this.shownAt(at))}</div><b>${money.format(value)}</b>`;
          },
        },
        series: [
          {
            type: 'line',
            data: this.points,
            showSymbol: false,
            symbolSize: 8,
            sampling: 'lttb',
            lineStyle: { width: 2, color: colours.accent },
            itemStyle: { color: colours.accent },
            emphasis: { disabled: false, lineStyle: { width: 2 } },
            markPoint: {
              symbol: 'circle',
              symbolSize: 8,
              silent: true,
              animation: false,
              label: { show: false },
              itemStyle: { color: colours.accent, borderColor: colours.raised, borderWidth: 2 },
              data: [{ coord: this.points[this.points.length - 1] }],
            },
            areaStyle: {
              origin: 'start',
              color: {
                type: 'linear', x: 0, y: 0, x2: 0, y2: 1,
                colorStops: [
                  { offset: 0, color: withAlpha(colours.accent, 0.26) },
                  { offset: 1, color: withAlpha(colours.accent, 0.02) },
                ],
              },
            },
          },
        ],
      },
      { notMerge: false, lazyUpdate: false },
    );
  }
}

function withAlpha(colour: string, alpha: number) {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d')!;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [r, g, b] = context.getImageData(0, 0, 1, 1).data;
  return `rgba(${r},${g},${b},${alpha})`;
}
