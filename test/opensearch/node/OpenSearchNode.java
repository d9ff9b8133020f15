import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.opensearch.Version;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/** One node of OpenSearch, from artifacts of Maven in place of its distribution: java -cp 'lib/*' OpenSearchNode.java HOME name=value... */
public final class OpenSearchNode extends Node {
    private OpenSearchNode(Environment environment) {
        super(environment, List.of(new PluginInfo(
            "transport-netty4", "Netty transport", "NA", Version.CURRENT, "21",
            Netty4ModulePlugin.class.getName(), null, List.of(), false)), false);
    }

    /** Prints a line when it has started; ends on SIGTERM, and when its input does, so that it outlives nobody who started it. */
    public static void main(String[] arguments) throws Exception {
        Settings.Builder settings = Settings.builder()
            .put("path.home", arguments[0]).put("transport.type", "netty4").put("http.type", "netty4");
        for (int at = 1; at < arguments.length; at++) {
            String[] pair = arguments[at].split("=", 2);
            settings.put(pair[0], pair[1]);
        }
        Environment environment = InternalSettingsPreparer.prepareEnvironment(
            settings.build(), Map.of(), Path.of(arguments[0], "config"), () -> "node");
        Node node = new OpenSearchNode(environment).start();
        System.out.println("OpenSearch started");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                node.close();
            } catch (Exception error) {
                error.printStackTrace();
            }

        }));
        while (System.in.read() >= 0) continue;
        System.exit(0);
    }
}
