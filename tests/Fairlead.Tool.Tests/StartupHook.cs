/// <summary>
/// Runs before the program where <c>DOTNET_STARTUP_HOOKS</c> names this assembly, and writes the names of the assemblies that it has
/// loaded when it ends. The runtime wants the class outside of any namespace.
/// </summary>
internal static class StartupHook
{
    public const string ListVariable = "FAIRLEAD_TEST_LOADED";

    public static void Initialize() => AppDomain.CurrentDomain.ProcessExit += static (_, _) => File.WriteAllLines(
        Environment.GetEnvironmentVariable(ListVariable)!,
        AppDomain.CurrentDomain.GetAssemblies().Select(static assembly => assembly.GetName().Name!));
}
