package io.tenfolio.web.report;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.tenfolio.report.ReportFile;
import io.tenfolio.web.text.Formats;
import java.util.List;

/// Files to take away, each with its size, its time and what proves it whole.
final class FileList extends UnorderedList {
    private static final int SUM_SHOWN = 12;

    FileList(List<ReportFile> files, Formats formats) {
        addClassName("report-files");
        files.forEach(file -> add(item(file, formats)));
    }

    private ListItem item(ReportFile file, Formats formats) {
        var link = new Anchor("reports/files/" + file.id().value(), file.name());
        link.setRouterIgnore(true);
        link.setTarget(AnchorTarget.DEFAULT);
        link.getElement().setAttribute("download", file.name());
        link.getElement()
                .setAttribute(
                        "aria-label",
                        getTranslation("reports.download", file.name(), size(file.size())));
        var about =
                new Span(
                        getTranslation(
                                "reports.file",
                                size(file.size()),
                                formats.day(
                                        file.expiresAt().atZone(formats.zone()).toLocalDate())));
        about.addClassName("quiet");
        var sum = new Span(getTranslation("reports.sum", file.sha256().substring(0, SUM_SHOWN)));
        sum.addClassNames("quiet", "report-sum");
        sum.getElement().setAttribute("title", "SHA-256 " + file.sha256());
        return new ListItem(link, about, sum);
    }

    private static String size(long bytes) {
        return bytes < 1_048_576
                ? Math.max(1, Math.round(bytes / 1_024.0)) + "\u00a0KB"
                : Math.round(bytes / 104_857.6) / 10.0 + "\u00a0MB";
    }
}
