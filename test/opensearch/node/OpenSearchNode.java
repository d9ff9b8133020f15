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

/** One node of OpenSearch, from artifacts of Maven in place of its distribution: java -cp 'lib/*' OpenSearchNode.java HOME name=value...; with `knn` as another argument, it has that plugin. */
public final class OpenSearchNode extends Node {
    private static final PluginInfo TRANSPORT = plugin("transport-netty4", Netty4ModulePlugin.class.getName());
    private static final PluginInfo KNN = plugin("opensearch-knn", "org.opensearch.knn.plugin.KNNPlugin");

    private OpenSearchNode(Environment environment, List<PluginInfo> plugins) {
        super(environment, plugins, false);
    }

    private static PluginInfo plugin(String name, String className) {
        return new PluginInfo(name, name, "NA", Version.CURRENT, "21", className, null, List.of(), false);
    }

    /** Prints a line when it has started; ends on SIGTERM, and when its input does, so that it outlives nobody who started it. */
    public static void main(String[] arguments) throws Exception {
        Settings.Builder settings = Settings.builder()
            .put("path.home", arguments[0]).put("transport.type", "netty4").put("http.type", "netty4");
        boolean hasKnn = false;
        for (int at = 1; at < arguments.length; at++) {
            if (arguments[at].equals("knn")) {
                hasKnn = true;
                continue;
            }
            String[] pair = arguments[at].split("=", 2);
            settings.put(pair[0], pair[1]);
        }
        Environment environment = InternalSettingsPreparer.prepareEnvironment(
            settings.build(), Map.of(), Path.of(arguments[0], "config"), () -> "node");
        Node node = new OpenSearchNode(environment, hasKnn ? List.of(TRANSPORT, KNN) : List.of(TRANSPORT)).start();
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
