package io.tenfolio.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/// What one hands to a client says what the page says.
class StatementInABrowserTest {
    @RegisterExtension static final RunningDemo demo = new RunningDemo();

    @Test
    void isAPdfWithTheFiguresOfTheOverviewOfItsSlot() throws IOException {
        var emil = demo.data().investorsWhoseWorthMoves("en").get(3);
        demo.awaitTimeBeforeTheNextSlot();
        var page = demo.chromium().person();
        var overview = demo.logIn(page, emil);
        var total = overview.total();
        assertThat(total)
                .isEqualTo(demo.data().total(emil, demo.data().latestPublished().orElseThrow()));

        var pdf = textOf(statementOfThisMonth(page));

        assertThat(pdf).contains(figure(total));
        page.context().close();
    }

    private static Path statementOfThisMonth(Page page) {
        page.locator("vaadin-side-nav-item[path=reports]").click();
        page.locator(".report-form .period-fields vaadin-combo-box input")
                .fill("This month so far");
        page.locator("vaadin-combo-box-item")
                .filter(new Locator.FilterOptions().setHasText("This month so far"))
                .click();
        page.locator(".report-form vaadin-button:text-is(\"Make it\")").click();
        var link = page.locator(".report-done .report-files a").first();
        link.waitFor();
        return page.waitForDownload(link::click).path();
    }

    /// The number without its currency: the paper writes that once.
    private static String figure(String shown) {
        return shown.replaceAll("[^0-9.,]", "");
    }

    private static String textOf(Path pdf) throws IOException {
        try (var reader = new PdfReader(Files.readAllBytes(pdf))) {
            var extractor = new PdfTextExtractor(reader);
            var text = new StringBuilder();
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(extractor.getTextFromPage(page)).append('\n');
            }
            return text.toString();
        }
    }
}
