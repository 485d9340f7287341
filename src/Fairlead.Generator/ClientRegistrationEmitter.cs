namespace Fairlead.Generator;

/// <summary>Writes the methods with which clients use a connection of a program.</summary>
internal static class ClientRegistrationEmitter
{
    private const string Accessor = "global::Fairlead.ConnectionAccessor<TConnection>";

    public static void WriteUseConnection(SourceWriter writer, string connections)
    {
        const string Builder = "global::Microsoft.Extensions.DependencyInjection.IHttpClientBuilder";
        const string AddFairlead = "global::Microsoft.Extensions.DependencyInjection.FairleadServiceCollectionExtensions.AddFairlead";
        writer.WriteLine();
        writer.WriteLine("/// <summary>");
        writer.WriteLine("/// Makes clients of this name use a connection, such as <c>UseConnection(c => c.PartnerApi)</c>: "
            + "its address, login, query, headers, TLS, proxy,");
        writer.WriteLine($$"""
            /// timeout and redirects. A value that is rotated reaches the next request.
            /// </summary>
            /// <param name="builder">The builder of the client.</param>
            /// <param name="connection">Chooses the connection.</param>
            /// <typeparam name="TConnection">The connection's type.</typeparam>
            public static {{Builder}} UseConnection<TConnection>(
                this {{Builder}} builder, global::System.Func<{{connections}}, {{Accessor}}> connection)
                where TConnection : class
            """);
        using SourceWriter.Block body = writer.OpenBlock();
        writer.WriteLine($"AddConnections({AddFairlead}(builder.Services));");
        writer.WriteLine("return global::Fairlead.CompilerServices.HttpClients.UseConnection(builder,");
        writer.WriteLine($"    services => connection(({connections})services.GetService(typeof({connections}))).Id);");
    }

    public static void WriteAddDbDataSource(SourceWriter writer, string connections)
    {
        const string Services = "global::Fairlead.CompilerServices.ConnectionServices";
        writer.WriteLine();
        writer.WriteLine("/// <summary>");
        writer.WriteLine("/// Adds a data source for a connection, "
            + "such as <c>AddDbDataSource(c => c.OrdersDb, NpgsqlFactory.Instance)</c>. Each connection that is opened has the");
        writer.WriteLine("/// user and the password of that moment; a login that the database refuses is looked up again once. "
            + "The data source is keyed by the id; while");
        writer.WriteLine($$"""
            /// there is only one, it is injected without a key, too.
            /// </summary>
            /// <param name="builder">The builder to add to.</param>
            /// <param name="connection">Chooses the connection.</param>
            /// <param name="factory">The provider.</param>
            /// <param name="configure">Sets the options.</param>
            /// <typeparam name="TConnection">The connection's type.</typeparam>
            public static global::Fairlead.FairleadBuilder AddDbDataSource<TConnection>(
                this global::Fairlead.FairleadBuilder builder,
                global::System.Func<{{connections}}, {{Accessor}}> connection,
                global::System.Data.Common.DbProviderFactory factory,
                global::System.Action<global::Fairlead.DbDataSourceOptions> configure = null)
                where TConnection : class, global::Fairlead.IDbConnectionStringSource
            """);
        using SourceWriter.Block body = writer.OpenBlock();
        writer.WriteLine("AddConnections(builder);");
        writer.WriteLine(
            $"return {Services}.AddDbDataSource(builder, resolver => new {connections}(resolver), connection, factory, configure);");
    }
}
