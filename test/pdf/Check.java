import java.io.FileInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** Files that are to be PDF/UA-1, judged by veraPDF: the rules each breaks, with their counts; exit 1 if any does. */
public final class Check {
    public static void main(String[] paths) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean good = paths.length > 0;
        for (String path : paths) {
            try (var parser = Foundries.defaultInstance().createParser(new FileInputStream(path), PDFAFlavour.PDFUA_1);
                 var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
                ValidationResult result = validator.validate(parser);
                good &= result.isCompliant();
                System.out.println(path + ": PDF/UA-1 " + (result.isCompliant() ? "passes" : "fails")
                    + ", checks " + result.getTotalAssertions());
                result.getFailedChecks().forEach((rule, count) ->
                    System.out.println("  " + rule.getClause() + "-" + rule.getTestNumber() + " x" + count));
            }
        }
        System.exit(good ? 0 : 1);
    }
}
