/** The parts of ECharts in use; loaded when the first chart is drawn, so that figures and the login need not wait for it. */
import { LineChart, PieChart } from 'echarts/charts';
import { GridComponent, MarkPointComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([LineChart, PieChart, GridComponent, MarkPointComponent, TooltipComponent, SVGRenderer]);

export { init };
