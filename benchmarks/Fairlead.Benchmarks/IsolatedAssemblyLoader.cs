using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace Fairlead.Benchmarks;

/// <summary>Loads an analyzer beside its own dependencies, and Roslyn and the framework from this program, as the compiler does it.</summary>
internal sealed class IsolatedAssemblyLoader : AssemblyLoadContext, IAnalyzerAssemblyLoader
{
    private string? _folder;

    public void AddDependencyLocation(string fullPath) => _folder = Path.GetDirectoryName(fullPath);

    public Assembly LoadFromPath(string fullPath)
    {
        AddDependencyLocation(fullPath);
        return LoadFromAssemblyPath(fullPath);
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (Default.Assemblies.FirstOrDefault(loaded => loaded.GetName().Name == assemblyName.Name) is { } shared)
            return shared;
        var path = Path.Combine(_folder!, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
