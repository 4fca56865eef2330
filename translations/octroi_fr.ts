<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>octroi::app::AdministratorSignIn</name>
    <message>
        <source>Signed in</source>
        <translation>Connecté</translation>
    </message>
    <message>
        <source>You can close this window and go back to Octroi.</source>
        <translation>Vous pouvez fermer cette fenêtre et revenir à Octroi.</translation>
    </message>
</context>
<context>
    <name>octroi::app::Application</name>
    <message>
        <source>The saved connections could not be read. %1</source>
        <translation>Les connexions enregistrées n’ont pas pu être lues. %1</translation>
    </message>
    <message>
        <source>Saved connections</source>
        <translation>Connexions enregistrées</translation>
    </message>
    <message>
        <source>Go on without them</source>
        <translation>Continuer sans elles</translation>
    </message>
</context>
<context>
    <name>octroi::app::Console</name>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Démo</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Enter the secret…</source>
        <translation>Saisir le secret…</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) of high severity</source>
        <translation>
            <numerusform>%n constat de gravité élevée</numerusform>
            <numerusform>%n constats de gravité élevée</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: it was not undone. %2</source>
        <comment>backend, why</comment>
        <translation>%1&#xa0;: annulation impossible. %2</translation>
    </message>
    <message>
        <source>%1: undone.</source>
        <comment>backend</comment>
        <translation>%1&#xa0;: annulé.</translation>
    </message>
    <message>
        <source>Sign in…</source>
        <translation>Se connecter…</translation>
    </message>
    <message>
        <source>The session at %1 has ended. Nothing you typed is lost: sign in again to go on.</source>
        <translation>La session auprès de %1 a pris fin. Rien de ce que vous avez saisi n’est perdu&#x202f;: reconnectez-vous pour continuer.</translation>
    </message>
    <message>
        <source>Sign in again…</source>
        <translation>Se reconnecter…</translation>
    </message>
    <message>
        <source>You are signed out of %1.</source>
        <translation>Vous êtes déconnecté de %1.</translation>
    </message>
    <message>
        <source>You are signed out of %1 here, but the server could not be told: %2</source>
        <translation>Vous êtes déconnecté de %1 ici, mais le serveur n’a pas pu en être informé&#x202f;: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) that nobody acknowledged</source>
        <translation>
            <numerusform>%n alerte que personne n’a acquittée</numerusform>
            <numerusform>%n alertes que personne n’a acquittées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::app::Workspace</name>
    <message>
        <source>Connect to a server…</source>
        <translation>Se connecter à un serveur…</translation>
    </message>
    <message>
        <source>Start the built-in backend</source>
        <translation>Démarrer le serveur intégré</translation>
    </message>
    <message>
        <source>Explore with demo data</source>
        <translation>Explorer avec des données de démo</translation>
    </message>
    <message>
        <source>The secret of %1 was kept for one run only.</source>
        <translation>Le secret de %1 n’a été conservé que le temps d’une session.</translation>
    </message>
    <message>
        <source>No keychain answers on this system, so the secret of %1 cannot be read.</source>
        <translation>Aucun trousseau ne répond sur ce système&#xa0;: le secret de %1 ne peut pas être lu.</translation>
    </message>
    <message>
        <source>The keychain did not give the secret of %1.</source>
        <translation>Le trousseau n’a pas fourni le secret de %1.</translation>
    </message>
    <message>
        <source>Forget %1?</source>
        <translation>Oublier %1&#x202f;?</translation>
    </message>
    <message>
        <source>The connection and its secret leave this computer. The server and what it holds stay as they are.</source>
        <translation>La connexion et son secret quittent cet ordinateur. Le serveur et son contenu restent inchangés.</translation>
    </message>
    <message>
        <source>Forget the connection</source>
        <translation>Oublier la connexion</translation>
    </message>
    <message>
        <source>The connection is gone, but its secret could not be removed: %1</source>
        <translation>La connexion est supprimée, mais son secret n’a pas pu être effacé&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <comment>address</comment>
        <translation>%1, version %2</translation>
    </message>
    <message>
        <source>It works: %1, realm %2.</source>
        <translation>Cela fonctionne&#x202f;: %1, realm %2.</translation>
    </message>
    <message>
        <source>It works: %1.</source>
        <translation>Cela fonctionne&#x202f;: %1.</translation>
    </message>
    <message>
        <source>The renewed sign-in could not be kept, so you are asked for it at the next start: %1</source>
        <translation>La connexion renouvelée n’a pas pu être conservée&#x202f;; elle vous sera redemandée au prochain démarrage&#x202f;: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>rule of an alert, what happens</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
</context>
<context>
    <name>octroi::backends::Capability</name>
    <message>
        <source>octroid lists tokens, not sessions.</source>
        <translation>octroid liste des jetons, pas des sessions.</translation>
    </message>
    <message>
        <source>Keycloak has no partners: Octroi keeps them in attributes of the realm and of its clients.</source>
        <translation>Keycloak n’a pas de partenaires&#x202f;: Octroi les conserve dans des attributs du realm et de ses clients.</translation>
    </message>
    <message>
        <source>Keycloak has no API keys.</source>
        <translation>Keycloak n’a pas de clés d’API.</translation>
    </message>
    <message>
        <source>These are the realm’s client scopes. Those that were made in Keycloak are changed there.</source>
        <translation>Ce sont les portées de client du realm. Celles qui ont été créées dans Keycloak s’y modifient.</translation>
    </message>
    <message>
        <source>Keycloak does not know which APIs its tokens are for.</source>
        <translation>Keycloak ne sait pas à quelles API servent ses jetons.</translation>
    </message>
    <message>
        <source>Keycloak limits no calls, so it has no plans.</source>
        <translation>Keycloak ne limite aucun appel&#x202f;: il n’a donc pas de forfaits.</translation>
    </message>
    <message>
        <source>Keycloak sees no calls, so it cannot limit their rate.</source>
        <translation>Keycloak ne voit aucun appel&#x202f;: il ne peut donc pas en limiter la fréquence.</translation>
    </message>
    <message>
        <source>Keycloak sees no calls, so it cannot count them.</source>
        <translation>Keycloak ne voit aucun appel&#x202f;: il ne peut donc pas les compter.</translation>
    </message>
    <message>
        <source>Keycloak sees no calls, so it cannot limit their bandwidth.</source>
        <translation>Keycloak ne voit aucun appel&#x202f;: il ne peut donc pas en limiter le débit.</translation>
    </message>
    <message>
        <source>Octroi reminds you of the end date. Keycloak lets the client in until you suspend it.</source>
        <translation>Octroi vous rappelle la date de fin. Keycloak laisse entrer le client tant que vous ne le suspendez pas.</translation>
    </message>
    <message>
        <source>The client is disabled. Access tokens that it has go on until they end, at APIs that do not introspect them.</source>
        <translation>Le client est désactivé. Les jetons d’accès qu’il détient restent valables jusqu’à leur terme auprès des API qui ne les vérifient pas par introspection.</translation>
    </message>
    <message>
        <source>Keycloak can disable a client or delete it: Octroi disables it, marks it as revoked and throws its secrets away.</source>
        <translation>Keycloak sait désactiver un client ou le supprimer&#x202f;: Octroi le désactive, le marque comme révoqué et détruit ses secrets.</translation>
    </message>
    <message>
        <source>The old secret works on for the grace of the realm’s secret-rotation policy. Without such a policy it ends at once.</source>
        <translation>L’ancien secret reste valable pendant le délai de la politique de rotation du realm. Sans une telle politique, il prend fin aussitôt.</translation>
    </message>
    <message>
        <source>A Keycloak client has one secret. Rotate it instead.</source>
        <translation>Un client Keycloak n’a qu’un secret. Faites-en plutôt la rotation.</translation>
    </message>
    <message>
        <source>Keycloak’s access tokens are always JWTs.</source>
        <translation>Les jetons d’accès de Keycloak sont toujours des JWT.</translation>
    </message>
    <message>
        <source>The audience of a Keycloak token comes from protocol mappers. Octroi shows it and changes it not.</source>
        <translation>L’audience d’un jeton Keycloak vient des « protocol mappers ». Octroi l’affiche et ne la modifie pas.</translation>
    </message>
    <message>
        <source>Keycloak has no authorization_details for its clients.</source>
        <translation>Keycloak n’a pas d’authorization_details pour ses clients.</translation>
    </message>
    <message>
        <source>Counted from the realm’s user events, where they are switched on: tokens that were given, not calls.</source>
        <translation>Compté d’après les événements utilisateur du realm, s’ils sont activés&#x202f;: les jetons délivrés, pas les appels.</translation>
    </message>
    <message>
        <source>Keycloak has no stream of what happens.</source>
        <translation>Keycloak n’a pas de flux de ce qui se passe.</translation>
    </message>
    <message>
        <source>These are the realm’s admin events, where they are switched on. They are not chained, so a removed one is not noticed.</source>
        <translation>Ce sont les événements d’administration du realm, s’ils sont activés. Ils ne sont pas chaînés&#x202f;: la disparition de l’un d’eux passe inaperçue.</translation>
    </message>
    <message>
        <source>Keycloak signs no statement of what has ended.</source>
        <translation>Keycloak ne signe aucune attestation de ce qui a pris fin.</translation>
    </message>
    <message>
        <source>Keycloak does not tell what changed, so each sync reads all clients again.</source>
        <translation>Keycloak ne dit pas ce qui a changé&#x202f;: chaque synchronisation relit donc tous les clients.</translation>
    </message>
    <message>
        <source>Campaigns rotate API keys, which Keycloak has not.</source>
        <translation>Les campagnes font la rotation de clés d’API, que Keycloak n’a pas.</translation>
    </message>
    <message>
        <source>Keycloak lists who is signed in, not tokens: end the session.</source>
        <translation>Keycloak liste les personnes connectées, pas les jetons&#x202f;: mettez fin à la session.</translation>
    </message>
    <message>
        <source>Keycloak takes other issuers as identity providers, which are set up there.</source>
        <translation>Keycloak accepte d’autres émetteurs comme fournisseurs d’identité, qui se configurent là-bas.</translation>
    </message>
    <message>
        <source>Keycloak takes certificates by their subject only.</source>
        <translation>Keycloak n’accepte les certificats que par leur sujet.</translation>
    </message>
    <message>
        <source>Keycloak takes no assertions as grants.</source>
        <translation>Keycloak n’accepte pas d’assertion comme autorisation.</translation>
    </message>
    <message>
        <source>The realm’s user events are switched off, so nobody knows which tokens were given.</source>
        <translation>Les événements utilisateur du realm sont désactivés&#x202f;: nul ne sait quels jetons ont été délivrés.</translation>
    </message>
    <message>
        <source>The realm’s admin events are switched off, so nobody knows what was changed.</source>
        <translation>Les événements d’administration du realm sont désactivés&#x202f;: nul ne sait ce qui a été modifié.</translation>
    </message>
    <message>
        <source>Keycloak sees no calls and watches no ends, so it tells nobody of them.</source>
        <translation>Keycloak ne voit aucun appel et ne surveille aucune échéance : il n’en avertit personne.</translation>
    </message>
    <message>
        <source>Prometheus holds numbers only: nothing is looked after there.</source>
        <translation>Prometheus ne contient que des nombres : rien n’y est administré.</translation>
    </message>
    <message>
        <source>Prometheus is asked once a minute; it has no stream of single calls.</source>
        <translation>Prometheus est interrogé une fois par minute ; il n’a pas de flux des appels.</translation>
    </message>
    <message>
        <source>A stick table holds numbers only: nothing is looked after there.</source>
        <translation>Une table de HAProxy ne contient que des nombres : rien n’y est administré.</translation>
    </message>
    <message>
        <source>HAProxy keeps no past: usage is counted while this console is connected.</source>
        <translation>HAProxy ne garde pas de passé : la consommation est comptée tant que cette console est connectée.</translation>
    </message>
    <message>
        <source>HAProxy is asked every ten seconds; it has no stream of single calls.</source>
        <translation>HAProxy est interrogé toutes les dix secondes ; il n’a pas de flux des appels.</translation>
    </message>
    <message>
        <source>This source counts no bytes.</source>
        <translation>Cette source ne compte pas les octets.</translation>
    </message>
    <message>
        <source>This source measures no latency.</source>
        <translation>Cette source ne mesure pas la latence.</translation>
    </message>
    <message>
        <source>This source does not tell which partner called.</source>
        <translation>Cette source ne dit pas quel partenaire a appelé.</translation>
    </message>
    <message>
        <source>This source does not tell which application called.</source>
        <translation>Cette source ne dit pas quelle application a appelé.</translation>
    </message>
    <message>
        <source>This source does not tell which credential called.</source>
        <translation>Cette source ne dit pas avec quels identifiants l’appel a été fait.</translation>
    </message>
    <message>
        <source>This source does not tell which client called.</source>
        <translation>Cette source ne dit pas quel client a appelé.</translation>
    </message>
    <message>
        <source>This source does not tell which API was called.</source>
        <translation>Cette source ne dit pas quelle API a été appelée.</translation>
    </message>
    <message>
        <source>This source does not tell which endpoint was called.</source>
        <translation>Cette source ne dit pas quel point d’accès a été appelé.</translation>
    </message>
    <message>
        <source>This source does not tell which scope was used.</source>
        <translation>Cette source ne dit pas quelle portée a servi.</translation>
    </message>
    <message>
        <source>This source does not tell why a call was refused.</source>
        <translation>Cette source ne dit pas pourquoi un appel a été refusé.</translation>
    </message>
    <message>
        <source>This source does not tell the status of answers.</source>
        <translation>Cette source ne dit pas le statut des réponses.</translation>
    </message>
    <message>
        <source>This source does not tell this.</source>
        <translation>Cette source ne le dit pas.</translation>
    </message>
</context>
<context>
    <name>octroi::charts::BarListModel</name>
    <message>
        <source>%1: %2</source>
        <comment>name: number</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>name: number, difference</comment>
        <translation>%1&#xa0;: %2, %3</translation>
    </message>
</context>
<context>
    <name>octroi::charts::BrushStrip</name>
    <message>
        <source>Part of the range that the charts show</source>
        <translation>Partie de la période que montrent les graphiques</translation>
    </message>
</context>
<context>
    <name>octroi::charts::ChartTable</name>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>series, unit</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>octroi::charts::DistributionChart</name>
    <message>
        <source>%1%</source>
        <comment>share</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>p95 120 ms</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>bars: now · dots: before</source>
        <translation>barres : maintenant · points : avant</translation>
    </message>
    <message>
        <source>%1 to %2: %3 calls, %4%</source>
        <comment>two values, number, share</comment>
        <translation>de %1 à %2 : %3 appels, %4 %</translation>
    </message>
    <message>
        <source>%1; before %2%</source>
        <translation>%1 ; avant %2 %</translation>
    </message>
    <message>
        <source>no values</source>
        <translation>aucune valeur</translation>
    </message>
    <message>
        <source>%1 calls.</source>
        <translation>%1 appels.</translation>
    </message>
    <message>
        <source>%1 %2.</source>
        <comment>p95 120 ms.</comment>
        <translation>%1 %2.</translation>
    </message>
    <message>
        <source>Most at %1.</source>
        <translation>Maximum : %1.</translation>
    </message>
    <message>
        <source>Above</source>
        <translation>Au-dessus de</translation>
    </message>
    <message>
        <source>Up to</source>
        <translation>Jusqu’à</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Appels</translation>
    </message>
    <message>
        <source>Share in %</source>
        <translation>Part en %</translation>
    </message>
    <message>
        <source>Calls before</source>
        <translation>Appels avant</translation>
    </message>
    <message>
        <source>Share before in %</source>
        <translation>Part avant en %</translation>
    </message>
</context>
<context>
    <name>octroi::charts::HeatMap</name>
    <message>
        <source>0 to %1</source>
        <translation>de 0 à %1</translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <comment>weekday, hour: number</comment>
        <translation>%1 %2&#x202f;: %3</translation>
    </message>
    <message>
        <source>Most at %1.</source>
        <translation>Le plus&#x202f;: %1.</translation>
    </message>
    <message>
        <source>no values</source>
        <translation>aucune valeur</translation>
    </message>
</context>
<context>
    <name>octroi::charts::LegendEntry</name>
    <message>
        <source>Hide “%1”</source>
        <translation>Masquer «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Show “%1”</source>
        <translation>Afficher «&#xa0;%1&#xa0;»</translation>
    </message>
</context>
<context>
    <name>octroi::charts::MonthCalendar</name>
    <message>
        <source>The month before</source>
        <translation>Le mois précédent</translation>
    </message>
    <message>
        <source>The next month</source>
        <translation>Le mois suivant</translation>
    </message>
    <message>
        <source>days of UTC</source>
        <translation>jours UTC</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>day: what happens</comment>
        <translation>%1 : %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln credential(s) expire</source>
        <translation>
            <numerusform>%Ln identifiant expire</numerusform>
            <numerusform>%Ln identifiants expirent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln credential(s) expire in this month.</source>
        <translation>
            <numerusform>%Ln identifiant expire ce mois-ci.</numerusform>
            <numerusform>%Ln identifiants expirent ce mois-ci.</numerusform>
        </translation>
    </message>
    <message>
        <source>Most on %1.</source>
        <translation>Maximum : %1.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Credentials that expire</source>
        <translation>Identifiants qui expirent</translation>
    </message>
</context>
<context>
    <name>octroi::charts::PaintedChart</name>
    <message>
        <source>Chart: %1</source>
        <translation>Graphique&#x202f;: %1</translation>
    </message>
    <message>
        <source>Numbers of the chart: %1</source>
        <translation>Chiffres du graphique&#x202f;: %1</translation>
    </message>
    <message>
        <source>Show as chart</source>
        <translation>Afficher le graphique</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>Afficher le tableau</translation>
    </message>
    <message>
        <source>Copy numbers as CSV</source>
        <translation>Copier les chiffres en CSV</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Copier l’image</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>Enregistrer en PNG…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>Enregistrer en SVG…</translation>
    </message>
    <message>
        <source>Save numbers as CSV…</source>
        <translation>Enregistrer les chiffres en CSV…</translation>
    </message>
</context>
<context>
    <name>octroi::charts::PlotView</name>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
</context>
<context>
    <name>octroi::charts::TimeChart</name>
    <message>
        <source>Chart: %1</source>
        <translation>Graphique&#xa0;: %1</translation>
    </message>
    <message>
        <source>Numbers of the chart: %1</source>
        <translation>Valeurs du graphique&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1: no values.</source>
        <translation>%1&#xa0;: aucune valeur.</translation>
    </message>
    <message>
        <source>%1: now %2, mean %3, from %4 to %5 %6.</source>
        <comment>series: numbers and unit</comment>
        <translation>%1&#xa0;: actuellement %2, moyenne %3, de %4 à %5 %6.</translation>
    </message>
    <message>
        <source>Show as chart</source>
        <translation>Afficher en graphique</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>Afficher en tableau</translation>
    </message>
    <message>
        <source>Copy numbers as CSV</source>
        <translation>Copier les valeurs en CSV</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Copier l’image</translation>
    </message>
    <message>
        <source>Show the whole range</source>
        <translation>Afficher toute la période</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>Enregistrer en PNG…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>Enregistrer en SVG…</translation>
    </message>
    <message>
        <source>Save numbers as CSV…</source>
        <translation>Enregistrer les chiffres en CSV…</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::AccessReviewSheet</name>
    <message>
        <source>What %1 used its scopes for</source>
        <translation>Ce à quoi %1 a employé ses portées</translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation>Cette fenêtre est en lecture seule.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n at once: select fewer rows.</source>
        <translation>
            <numerusform>%n au plus à la fois : sélectionnez moins de lignes.</numerusform>
            <numerusform>%n au plus à la fois : sélectionnez moins de lignes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Suspend %n key(s)…</source>
        <translation>
            <numerusform>Suspendre %n clé…</numerusform>
            <numerusform>Suspendre %n clés…</numerusform>
        </translation>
    </message>
    <message>
        <source>Suspend…</source>
        <translation>Suspendre…</translation>
    </message>
    <message numerus="yes">
        <source>Revoke %n key(s)…</source>
        <translation>
            <numerusform>Révoquer %n clé…</numerusform>
            <numerusform>Révoquer %n clés…</numerusform>
        </translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Révoquer…</translation>
    </message>
    <message numerus="yes">
        <source>Remove from %n key(s)…</source>
        <translation>
            <numerusform>Retirer de %n clé…</numerusform>
            <numerusform>Retirer de %n clés…</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove from keys…</source>
        <translation>Retirer des clés…</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n scope(s)…</source>
        <translation>
            <numerusform>Retirer %n portée…</numerusform>
            <numerusform>Retirer %n portées…</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove scopes…</source>
        <translation>Retirer des portées…</translation>
    </message>
    <message>
        <source>Select keys of the list.</source>
        <translation>Sélectionnez des clés de la liste.</translation>
    </message>
    <message>
        <source>Select scopes that keys have by name and of which nothing is in doubt.</source>
        <translation>Sélectionnez des portées que des clés ont nommément et qui ne font aucun doute.</translation>
    </message>
    <message>
        <source>Select keys for which something is proposed.</source>
        <translation>Sélectionnez des clés pour lesquelles un retrait est proposé.</translation>
    </message>
    <message>
        <source>Access review</source>
        <translation>Revue des accès</translation>
    </message>
    <message>
        <source>What was granted, and what of it was used. All keys of this backend.</source>
        <translation>Ce qui a été accordé, et ce qui en a été utilisé. Toutes les clés de ce serveur.</translation>
    </message>
    <message numerus="yes">
        <source>What was granted, and what of it was used. %n key(s).</source>
        <translation>
            <numerusform>Ce qui a été accordé, et ce qui en a été utilisé. %n clé.</numerusform>
            <numerusform>Ce qui a été accordé, et ce qui en a été utilisé. %n clés.</numerusform>
        </translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 jours</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 jours</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1 an</translation>
    </message>
    <message>
        <source>Time that is looked at</source>
        <translation>Période examinée</translation>
    </message>
    <message>
        <source>Part of the review</source>
        <translation>Partie de la revue</translation>
    </message>
    <message>
        <source>Keys with scopes that were never used</source>
        <translation>Clés dont des portées n’ont jamais servi</translation>
    </message>
    <message>
        <source>Keys that nobody uses</source>
        <translation>Clés que personne n’utilise</translation>
    </message>
    <message>
        <source>Scopes that nobody uses</source>
        <translation>Portées que personne n’utilise</translation>
    </message>
    <message>
        <source>What the key used its scopes for</source>
        <translation>Ce à quoi la clé a employé ses portées</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>part, number</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Scopes never used</source>
        <translation>Portées jamais utilisées</translation>
    </message>
    <message>
        <source>Unused keys</source>
        <translation>Clés inutilisées</translation>
    </message>
    <message>
        <source>Scopes nobody uses</source>
        <translation>Portées que personne n’utilise</translation>
    </message>
    <message>
        <source>Counting calls…</source>
        <translation>Décompte des appels…</translation>
    </message>
    <message numerus="yes">
        <source>Nothing is proposed of %n key(s) in doubt.</source>
        <translation>
            <numerusform>Rien n’est proposé pour %n clé incertaine.</numerusform>
            <numerusform>Rien n’est proposé pour %n clés incertaines.</numerusform>
        </translation>
    </message>
    <message>
        <source>Counted by day of UTC, %1 to %2.</source>
        <translation>Compté par jour UTC, du %1 au %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) made no call in this time.</source>
        <translation>
            <numerusform>%n clé n’a fait aucun appel sur cette période.</numerusform>
            <numerusform>%n clés n’ont fait aucun appel sur cette période.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scope(s) let no call in, whoever made it.</source>
        <translation>
            <numerusform>%n portée n’a laissé passer aucun appel, de qui que ce soit.</numerusform>
            <numerusform>%n portées n’ont laissé passer aucun appel, de qui que ce soit.</numerusform>
        </translation>
    </message>
    <message>
        <source>No scope is to be removed.</source>
        <translation>Aucune portée n’est à retirer.</translation>
    </message>
    <message numerus="yes">
        <source>Remove %1 of %2 scopes from %n key(s).</source>
        <translation>
            <numerusform>Retirer %1 portées sur %2 à %n clé.</numerusform>
            <numerusform>Retirer %1 portées sur %2 à %n clés.</numerusform>
        </translation>
    </message>
    <message>
        <source>The calls could not be counted</source>
        <translation>Les appels n’ont pas pu être comptés</translation>
    </message>
    <message>
        <source>Every scope is used</source>
        <translation>Toutes les portées servent</translation>
    </message>
    <message>
        <source>Each key used all that it was granted in this time.</source>
        <translation>Chaque clé a utilisé, sur cette période, tout ce qui lui a été accordé.</translation>
    </message>
    <message>
        <source>Every key is used</source>
        <translation>Toutes les clés servent</translation>
    </message>
    <message>
        <source>No key is without a call in this time, as far as that is known.</source>
        <translation>Pour autant qu’on le sache, aucune clé n’est restée sans appel sur cette période.</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>Each scope of the catalogue let calls in.</source>
        <translation>Chaque portée du catalogue a laissé passer des appels.</translation>
    </message>
    <message>
        <source>There are calls that could not be counted here, so that a scope that seems idle may not be.</source>
        <translation>Des appels n’ont pas pu être comptés ici : une portée qui semble inutilisée ne l’est peut-être pas.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::AlertRuleSheet</name>
    <message>
        <source>New alert rule</source>
        <translation>Nouvelle règle d’alerte</translation>
    </message>
    <message>
        <source>Alert rule %1</source>
        <translation>Règle d’alerte %1</translation>
    </message>
    <message>
        <source>Create the rule</source>
        <translation>Créer la règle</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Tell when</source>
        <translation>Avertir en cas de</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Seuil</translation>
    </message>
    <message>
        <source>Error rate</source>
        <translation>Taux d’erreur</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Silence</translation>
    </message>
    <message>
        <source>Anomaly</source>
        <translation>Anomalie</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Expiration</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>Quota</translation>
    </message>
    <message>
        <source>What is measured</source>
        <translation>Ce qui est mesuré</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Appels</translation>
    </message>
    <message>
        <source>Bytes in and out</source>
        <translation>Octets entrants et sortants</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latence</translation>
    </message>
    <message>
        <source>Refused calls</source>
        <translation>Appels refusés</translation>
    </message>
    <message>
        <source>Percentile</source>
        <translation>Centile</translation>
    </message>
    <message>
        <source>It is</source>
        <translation>La valeur est</translation>
    </message>
    <message>
        <source>Above</source>
        <comment>a limit</comment>
        <translation>Au-dessus</translation>
    </message>
    <message>
        <source>Below</source>
        <comment>a limit</comment>
        <translation>En dessous</translation>
    </message>
    <message>
        <source>Above or below the limit</source>
        <translation>Au-dessus ou en dessous de la limite</translation>
    </message>
    <message>
        <source>Calls are</source>
        <translation>Les appels sont</translation>
    </message>
    <message>
        <source>More or fewer</source>
        <translation>Plus ou moins nombreux</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus nombreux</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>Moins nombreux</translation>
    </message>
    <message>
        <source>More or fewer than expected</source>
        <translation>Plus ou moins nombreux que prévu</translation>
    </message>
    <message>
        <source>Times the usual deviation</source>
        <translation>Nombre d’écarts habituels</translation>
    </message>
    <message>
        <source>Count answers with 4xx as errors, too</source>
        <translation>Compter aussi les réponses 4xx comme des erreurs</translation>
    </message>
    <message>
        <source>Over the last</source>
        <translation>Sur les dernières</translation>
    </message>
    <message>
        <source>Time zone of the weekly pattern</source>
        <translation>Fuseau horaire du rythme hebdomadaire</translation>
    </message>
    <message>
        <source>The server&apos;s</source>
        <translation>Celui du serveur</translation>
    </message>
    <message>
        <source>Looks at</source>
        <translation>Porte sur</translation>
    </message>
    <message>
        <source>Which one</source>
        <translation>Lequel</translation>
    </message>
    <message>
        <source>Identifier of the key</source>
        <translation>Référence de la clé</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>Optional. The server calls it, also while no console runs; its signing secret is shown once, when this is saved.</source>
        <translation>Facultatif. Le serveur l’appelle, même quand aucune console n’est ouverte ; son secret de signature est affiché une seule fois, à l’enregistrement.</translation>
    </message>
    <message>
        <source>The signing secret was shown when the webhook was set. A new one is made with “New secret…”.</source>
        <translation>Le secret de signature a été affiché quand le webhook a été défini. « Nouveau secret… » en crée un autre.</translation>
    </message>
    <message>
        <source>How often in the last 7 days?</source>
        <translation>Combien de fois ces 7 derniers jours ?</translation>
    </message>
    <message>
        <source>Errors above, % of the answers</source>
        <translation>Erreurs au-delà de, en % des réponses</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limite</translation>
    </message>
    <message>
        <source>ms</source>
        <comment>milliseconds</comment>
        <translation>ms</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>octets</translation>
    </message>
    <message>
        <source>Percent used</source>
        <translation>Pourcentages consommés</translation>
    </message>
    <message>
        <source>Days before the end</source>
        <translation>Jours avant la fin</translation>
    </message>
    <message>
        <source>What is measured over the chosen time is above or below a limit. Looked at each minute.</source>
        <translation>Ce qui est mesuré sur la durée choisie passe au-dessus ou en dessous d’une limite. Vérifié chaque minute.</translation>
    </message>
    <message>
        <source>Too many answers with 5xx over the chosen time. Looked at each minute; without answers it is never true.</source>
        <translation>Trop de réponses 5xx sur la durée choisie. Vérifié chaque minute ; sans réponse, la règle ne se déclenche jamais.</translation>
    </message>
    <message>
        <source>Somebody who always calls has stopped: no call came, and at least ten were to be expected by the weekly pattern.</source>
        <translation>Un appelant régulier s’est arrêté : aucun appel n’est arrivé, alors que le rythme hebdomadaire en laissait attendre au moins dix.</translation>
    </message>
    <message>
        <source>Calls are far from what the same hours of other weeks let expect. It learns for a week before it tells anything.</source>
        <translation>Les appels s’écartent nettement de ce que laissent attendre les mêmes heures des autres semaines. La règle apprend pendant une semaine avant de signaler quoi que ce soit.</translation>
    </message>
    <message>
        <source>A key without a successor, a client or a client secret ends within so many days. Each step is told once.</source>
        <translation>Une clé sans remplaçante, un client ou un secret de client prend fin dans ce nombre de jours. Chaque étape est signalée une fois.</translation>
    </message>
    <message>
        <source>A key has used so many percent of its calls of the day or the month, or of its bytes. Each step is told once.</source>
        <translation>Une clé a consommé ce pourcentage de ses appels du jour ou du mois, ou de ses octets. Chaque étape est signalée une fois.</translation>
    </message>
    <message>
        <source>Write a number like 500, 20k or 2M.</source>
        <translation>Saisissez un nombre comme 500, 20k ou 2M.</translation>
    </message>
    <message>
        <source>A number from 1 to 100.</source>
        <translation>Un nombre de 1 à 100.</translation>
    </message>
    <message>
        <source>Write days such as 30, 14, 7, 1.</source>
        <translation>Saisissez des jours, par exemple 30, 14, 7, 1.</translation>
    </message>
    <message>
        <source>Write percentages such as 80, 100.</source>
        <translation>Saisissez des pourcentages, par exemple 80, 100.</translation>
    </message>
    <message>
        <source>There is no key of this identifier.</source>
        <translation>Aucune clé ne porte cette référence.</translation>
    </message>
    <message>
        <source>Choose one of the list.</source>
        <translation>Choisissez dans la liste.</translation>
    </message>
    <message>
        <source>It is being counted.</source>
        <translation>Le décompte est en cours.</translation>
    </message>
    <message>
        <source>Less than a week is known of it: it would not have told anything yet.</source>
        <translation>Moins d’une semaine en est connue : la règle n’aurait encore rien signalé.</translation>
    </message>
    <message>
        <source>It would not have fired in the last 7 days.</source>
        <translation>Elle ne se serait pas déclenchée ces 7 derniers jours.</translation>
    </message>
    <message numerus="yes">
        <source>It would have fired %n time(s) in the last 7 days.</source>
        <translation>
            <numerusform>Elle se serait déclenchée %n fois ces 7 derniers jours.</numerusform>
            <numerusform>Elle se serait déclenchée %n fois ces 7 derniers jours.</numerusform>
        </translation>
    </message>
    <message>
        <source>Somebody else changed this rule meanwhile. What you entered is kept: save once more to put it over theirs.</source>
        <translation>Quelqu’un d’autre a modifié cette règle entre-temps. Votre saisie est conservée : enregistrez encore une fois pour remplacer la sienne.</translation>
    </message>
    <message>
        <source>Somebody else deleted this rule meanwhile.</source>
        <translation>Quelqu’un d’autre a supprimé cette règle entre-temps.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ApiImportSheet</name>
    <message>
        <source>Import an API from OpenAPI</source>
        <translation>Importer une API depuis OpenAPI</translation>
    </message>
    <message>
        <source>OpenAPI document</source>
        <translation>Document OpenAPI</translation>
    </message>
    <message>
        <source>JSON or YAML, 3.0 or 3.1; drop it here, paste it, or type where it is</source>
        <translation>JSON ou YAML, 3.0 ou 3.1&#x202f;; déposez-le ici, collez-le, ou saisissez son emplacement</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>Paste the document</source>
        <translation>Coller le document</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Base path</source>
        <translation>Chemin de base</translation>
    </message>
    <message>
        <source>Keep endpoints that the document does not name</source>
        <translation>Garder les points d’accès que le document ne nomme pas</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Endpoint or scope</source>
        <translation>Point d’accès ou portée</translation>
    </message>
    <message>
        <source>Scopes, description</source>
        <translation>Portées, description</translation>
    </message>
    <message>
        <source>What the document would change</source>
        <translation>Ce que le document changerait</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>The document cannot be read. %1: %2</source>
        <comment>place, why</comment>
        <translation>Le document ne peut pas être lu. %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nouveau</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>disparu</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>scopes before, scopes now</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>no scope</source>
        <translation>aucune portée</translation>
    </message>
    <message>
        <source>scope %1</source>
        <translation>portée %1</translation>
    </message>
    <message>
        <source>no longer asked for; it stays</source>
        <translation>n’est plus exigée&#x202f;; elle reste</translation>
    </message>
    <message>
        <source>%1: %2, %3, %4, %5.</source>
        <comment>API, counts of endpoints</comment>
        <translation>%1&#xa0;: %2, %3, %4, %5.</translation>
    </message>
    <message>
        <source>The API is there</source>
        <translation>L’API existe</translation>
    </message>
    <message>
        <source>The API is new</source>
        <translation>L’API est nouvelle</translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s) new</source>
        <translation>
            <numerusform>%n point d’accès nouveau</numerusform>
            <numerusform>%n points d’accès nouveaux</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <comment>endpoints</comment>
        <translation>
            <numerusform>%n modifié</numerusform>
            <numerusform>%n modifiés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gone</source>
        <comment>endpoints</comment>
        <translation>
            <numerusform>%n disparu</numerusform>
            <numerusform>%n disparus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n as they are</source>
        <comment>endpoints</comment>
        <translation>
            <numerusform>%n inchangé</numerusform>
            <numerusform>%n inchangés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>notes</comment>
        <translation>
            <numerusform>et %n de plus</numerusform>
            <numerusform>et %n de plus</numerusform>
        </translation>
    </message>
    <message>
        <source>Preview…</source>
        <translation>Aperçu…</translation>
    </message>
    <message>
        <source>Read the document</source>
        <translation>Lire le document</translation>
    </message>
    <message>
        <source>It is being read.</source>
        <translation>Il est en cours de lecture.</translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation>Cette fenêtre est en lecture seule.</translation>
    </message>
    <message>
        <source>All is so already.</source>
        <translation>Tout est déjà ainsi.</translation>
    </message>
    <message>
        <source>Say where the API lies.</source>
        <translation>Indiquez où se trouve l’API.</translation>
    </message>
    <message>
        <source>Choose a file, or paste the document.</source>
        <translation>Choisissez un fichier, ou collez le document.</translation>
    </message>
    <message>
        <source>OpenAPI documents (*.json *.yaml *.yml);;All files (*)</source>
        <translation>Documents OpenAPI (*.json *.yaml *.yml);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>The clipboard holds no text.</source>
        <translation>Le presse-papiers ne contient pas de texte.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ApiSheet</name>
    <message>
        <source>New API</source>
        <translation>Nouvelle API</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>Modifier %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Base path</source>
        <translation>Chemin de base</translation>
    </message>
    <message>
        <source>Create API</source>
        <translation>Créer l’API</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>These scopes do not exist: %1. Create them first, or take them out.</source>
        <translation>Ces portées n’existent pas&#xa0;: %1. Créez-les d’abord ou retirez-les.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ApplicationChoice</name>
    <message>
        <source>%1 › %2</source>
        <comment>partner, application</comment>
        <translation>%1 › %2</translation>
    </message>
    <message>
        <source>Partner and application</source>
        <translation>Partenaire et application</translation>
    </message>
    <message>
        <source>Search partners and applications</source>
        <translation>Rechercher un partenaire ou une application</translation>
    </message>
    <message>
        <source>No application yet: create a partner and an application first</source>
        <translation>Aucune application&#xa0;: créez d’abord un partenaire et une application</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ApplicationSheet</name>
    <message>
        <source>New application</source>
        <translation>Nouvelle application</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>Modifier %1</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>The program that calls</source>
        <translation>Le programme qui appelle</translation>
    </message>
    <message>
        <source>Create application</source>
        <translation>Créer l’application</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Choose the partner first.</source>
        <translation>Choisissez d’abord le partenaire.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::BulkChoice</name>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Type a tag, then Enter</source>
        <translation>Saisissez une étiquette, puis Entrée</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>Choose an application</source>
        <translation>Choisir une application</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 heure</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 jour</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 jours</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 jours</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>Recouvrement</translation>
    </message>
    <message>
        <source>Choose at least one scope.</source>
        <translation>Choisissez au moins une portée.</translation>
    </message>
    <message>
        <source>Type at least one tag.</source>
        <translation>Saisissez au moins une étiquette.</translation>
    </message>
    <message>
        <source>Choose an application.</source>
        <translation>Choisissez une application.</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>Type an address, then Enter: these replace the contacts</source>
        <translation>Saisissez une adresse, puis Entrée&#xa0;: elles remplacent les contacts</translation>
    </message>
    <message>
        <source>Type at least one contact.</source>
        <translation>Saisissez au moins un contact.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::BulkSheet</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) selected. Nothing has been sent yet.</source>
        <translation>
            <numerusform>%n clé sélectionnée. Rien n’a encore été envoyé.</numerusform>
            <numerusform>%n clés sélectionnées. Rien n’a encore été envoyé.</numerusform>
        </translation>
    </message>
    <message>
        <source>Type %1 to confirm</source>
        <translation>Saisissez %1 pour confirmer</translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation>Cette fenêtre est en lecture seule.</translation>
    </message>
    <message>
        <source>It is being planned.</source>
        <translation>Les effets sont en cours de calcul.</translation>
    </message>
    <message>
        <source>Nothing is to be done.</source>
        <translation>Il n’y a rien à faire.</translation>
    </message>
    <message>
        <source>Type %1 first.</source>
        <translation>Saisissez d’abord %1.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>application, how many keys</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>Of %1 and %n more application(s).</source>
        <translation>
            <numerusform>De %1 et de %n autre application.</numerusform>
            <numerusform>De %1 et de %n autres applications.</numerusform>
        </translation>
    </message>
    <message>
        <source>Of %1.</source>
        <translation>De %1.</translation>
    </message>
    <message>
        <source>Looking at what it would do…</source>
        <translation>Calcul des effets…</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) to %1.</source>
        <translation>
            <numerusform>%n appel à %1.</numerusform>
            <numerusform>%n appels à %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) that work now will stop to work or lose a right.</source>
        <translation>
            <numerusform>%n clé en service cessera de fonctionner ou perdra un droit.</numerusform>
            <numerusform>%n clés en service cesseront de fonctionner ou perdront un droit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) are left out: there is nothing to do.</source>
        <translation>
            <numerusform>%n clé est laissée de côté : il n’y a rien à y changer.</numerusform>
            <numerusform>%n clés sont laissées de côté : il n’y a rien à y changer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) are left out: %1</source>
        <translation>
            <numerusform>%n clé est laissée de côté : %1</numerusform>
            <numerusform>%n clés sont laissées de côté : %1</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>Cette action est irréversible.</translation>
    </message>
    <message>
        <source>This can be undone, also after the next start.</source>
        <translation>Cette action peut être annulée, même après le prochain démarrage.</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) selected. Nothing has been sent yet.</source>
        <translation>
            <numerusform>%n client sélectionné. Rien n’a encore été envoyé.</numerusform>
            <numerusform>%n clients sélectionnés. Rien n’a encore été envoyé.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) that work now will stop to work or lose a right.</source>
        <translation>
            <numerusform>%n client qui fonctionne cessera de fonctionner ou perdra un droit.</numerusform>
            <numerusform>%n clients qui fonctionnent cesseront de fonctionner ou perdront un droit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) are left out: there is nothing to do.</source>
        <translation>
            <numerusform>%n client est laissé de côté&#xa0;: il n’y a rien à faire.</numerusform>
            <numerusform>%n clients sont laissés de côté&#xa0;: il n’y a rien à faire.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) are left out: %1</source>
        <translation>
            <numerusform>%n client est laissé de côté&#xa0;: %1</numerusform>
            <numerusform>%n clients sont laissés de côté&#xa0;: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::CampaignSheet</name>
    <message numerus="yes">
        <source>%1 of %n key(s) delivered.</source>
        <translation>
            <numerusform>%1 clé sur %n remise.</numerusform>
            <numerusform>%1 clés sur %n remises.</numerusform>
        </translation>
    </message>
    <message>
        <source>Deliver the rest of %1</source>
        <translation>Remettre le reste de %1</translation>
    </message>
    <message>
        <source>Rotation campaign</source>
        <translation>Campagne de rotation</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Which keys</source>
        <translation>Clés concernées</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Durées</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Remise</translation>
    </message>
    <message>
        <source>Name of the campaign</source>
        <translation>Nom de la campagne</translation>
    </message>
    <message>
        <source>What it is for, for instance Autumn 2026</source>
        <translation>Son objet, par exemple Automne 2026</translation>
    </message>
    <message numerus="yes">
        <source>The %n selected</source>
        <translation>
            <numerusform>La clé sélectionnée</numerusform>
            <numerusform>Les %n sélectionnées</numerusform>
        </translation>
    </message>
    <message>
        <source>By a filter</source>
        <translation>Par un filtre</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>Pourquoi pas</translation>
    </message>
    <message>
        <source>Old and new work side by side for</source>
        <translation>L’ancienne et la nouvelle clé fonctionnent ensemble pendant</translation>
    </message>
    <message>
        <source>An old key ends sooner when, while its successor is used, it was silent for</source>
        <translation>Une ancienne clé prend fin plus tôt si, la nouvelle étant utilisée, elle n’a servi à aucun appel pendant</translation>
    </message>
    <message>
        <source>Not sooner</source>
        <translation>Jamais plus tôt</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>Préavis</translation>
    </message>
    <message>
        <source>Silence after which an old key ends</source>
        <translation>Durée sans appel après laquelle une ancienne clé prend fin</translation>
    </message>
    <message>
        <source>Folder for the sealed files</source>
        <translation>Dossier des fichiers chiffrés</translation>
    </message>
    <message>
        <source>A new file for each application. It is made when it is not there.</source>
        <translation>Un nouveau fichier par application. Le dossier est créé s’il n’existe pas.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Choisir le dossier</translation>
    </message>
    <message>
        <source>It is under way. Stop it first: what was delivered stays, and the rest can be delivered later.</source>
        <translation>C’est en cours. Arrêtez d’abord : ce qui est remis le reste, et le reste pourra être remis plus tard.</translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation>Cette fenêtre est en lecture seule.</translation>
    </message>
    <message>
        <source>%1 keeps no campaigns.</source>
        <translation>%1 ne gère pas de campagnes.</translation>
    </message>
    <message>
        <source>The keys are being looked at.</source>
        <translation>Les clés sont en cours d’examen.</translation>
    </message>
    <message numerus="yes">
        <source>A campaign has at most %n key(s). Narrow the filter.</source>
        <translation>
            <numerusform>Une campagne compte au plus %n clé. Restreignez le filtre.</numerusform>
            <numerusform>Une campagne compte au plus %n clés. Restreignez le filtre.</numerusform>
        </translation>
    </message>
    <message>
        <source>No key that can be rotated is chosen.</source>
        <translation>Aucune clé dont la rotation est possible n’est choisie.</translation>
    </message>
    <message>
        <source>Type %1 first.</source>
        <translation>Saisissez d’abord %1.</translation>
    </message>
    <message numerus="yes">
        <source>Now: %n key(s) get a successor with the same scopes, restrictions, plan and expiry.</source>
        <translation>
            <numerusform>Maintenant : %n clé reçoit une remplaçante aux portées, restrictions, forfait et expiration identiques.</numerusform>
            <numerusform>Maintenant : %n clés reçoivent une remplaçante aux portées, restrictions, forfait et expiration identiques.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Now: %n sealed file(s), one for each application, before the next application&apos;s keys are issued.</source>
        <translation>
            <numerusform>Maintenant : %n fichier chiffré, un par application, avant l’émission des clés de l’application suivante.</numerusform>
            <numerusform>Maintenant : %n fichiers chiffrés, un par application, avant l’émission des clés de l’application suivante.</numerusform>
        </translation>
    </message>
    <message>
        <source>From then on calls with old and new keys are counted, and who has not moved is shown.</source>
        <translation>Ensuite, les appels avec les anciennes et les nouvelles clés sont comptés, et l’on voit qui n’a pas migré.</translation>
    </message>
    <message>
        <source>An old key is retired when it was silent for %1 while its successor was used.</source>
        <translation>Une ancienne clé est retirée lorsqu’elle est restée %1 sans appel alors que sa remplaçante servait.</translation>
    </message>
    <message>
        <source>On %1 the last old keys end, used or not.</source>
        <translation>Le %1, les dernières anciennes clés prennent fin, utilisées ou non.</translation>
    </message>
    <message numerus="yes">
        <source>%n of the old keys expire(s) before that, and their successors with them.</source>
        <translation>
            <numerusform>%n des anciennes clés expire avant cette date, et sa remplaçante avec elle.</numerusform>
            <numerusform>%n des anciennes clés expirent avant cette date, et leurs remplaçantes avec elles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n successor(s) were handed over.</source>
        <translation>
            <numerusform>%1 clé de remplacement sur %n a été remise.</numerusform>
            <numerusform>%1 clés de remplacement sur %n ont été remises.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) get theirs now. One that was issued and not handed over is issued anew, so that no successor is left that nobody has.</source>
        <translation>
            <numerusform>%n clé reçoit la sienne maintenant. Une clé émise mais non remise est émise de nouveau, afin qu’il ne reste aucune remplaçante que personne ne détient.</numerusform>
            <numerusform>%n clés reçoivent la leur maintenant. Une clé émise mais non remise est émise de nouveau, afin qu’il ne reste aucune remplaçante que personne ne détient.</numerusform>
        </translation>
    </message>
    <message>
        <source>The deadlines of old keys that have a successor stay.</source>
        <translation>Les échéances des anciennes clés déjà remplacées ne changent pas.</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) got no successor</source>
        <translation>
            <numerusform>%n clé n’a pas été remplacée</numerusform>
            <numerusform>%n clés n’ont pas été remplacées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) get no successor</source>
        <translation>
            <numerusform>%n clé ne sera pas remplacée</numerusform>
            <numerusform>%n clés ne seront pas remplacées</numerusform>
        </translation>
    </message>
    <message>
        <source>What happens, and when</source>
        <translation>Ce qui se passe, et quand</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Ce qui a été fait</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n are left</source>
        <translation>
            <numerusform>%1 sur %n reste à remettre</numerusform>
            <numerusform>%1 sur %n restent à remettre</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n get a successor</source>
        <translation>
            <numerusform>%1 sur %n sera remplacée</numerusform>
            <numerusform>%1 sur %n seront remplacées</numerusform>
        </translation>
    </message>
    <message>
        <source>Type %1 to confirm</source>
        <translation>Saisissez %1 pour confirmer</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>What is under way is brought to its end.</source>
        <translation>Ce qui est en cours est mené à son terme.</translation>
    </message>
    <message>
        <source>Show the campaign</source>
        <translation>Afficher la campagne</translation>
    </message>
    <message numerus="yes">
        <source>Deliver %n key(s)</source>
        <translation>
            <numerusform>Remettre %n clé</numerusform>
            <numerusform>Remettre %n clés</numerusform>
        </translation>
    </message>
    <message>
        <source>Start the campaign</source>
        <translation>Lancer la campagne</translation>
    </message>
    <message>
        <source>It is under way.</source>
        <translation>C’est en cours.</translation>
    </message>
    <message>
        <source>Nothing has been sent yet.</source>
        <translation>Rien n’a encore été envoyé.</translation>
    </message>
    <message>
        <source>Say where the files go.</source>
        <translation>Indiquez où vont les fichiers.</translation>
    </message>
    <message>
        <source>It begins…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>It could not begin.</source>
        <translation>Le démarrage a échoué.</translation>
    </message>
    <message>
        <source>It was cut off: %1 The rest can be delivered from the campaign.</source>
        <translation>Interruption : %1 Le reste peut être remis depuis la campagne.</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) have no successor that was handed over. The rest can be delivered from the campaign.</source>
        <translation>
            <numerusform>Pour %n clé, aucune remplaçante n’a été remise. Le reste peut être remis depuis la campagne.</numerusform>
            <numerusform>Pour %n clés, aucune remplaçante n’a été remise. Le reste peut être remis depuis la campagne.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sealed file(s) lie in %1.</source>
        <translation>
            <numerusform>%n fichier chiffré se trouve dans %1.</numerusform>
            <numerusform>%n fichiers chiffrés se trouvent dans %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: the successors of %n key(s) were handed over.</source>
        <translation>
            <numerusform>%1 : la remplaçante de %n clé a été remise.</numerusform>
            <numerusform>%1 : les remplaçantes de %n clés ont été remises.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ClientFlow</name>
    <message>
        <source>Choose at least one way to get a token.</source>
        <translation>Choisissez au moins une façon d’obtenir un jeton.</translation>
    </message>
    <message>
        <source>Say where the browser goes back to after the sign-in.</source>
        <translation>Indiquez où le navigateur revient après la connexion.</translation>
    </message>
    <message>
        <source>Redirect URIs</source>
        <translation>URI de redirection</translation>
    </message>
    <message>
        <source>https, http to 127.0.0.1 with any port, or a reversed domain name like com.example.app:/callback. Compared exactly.</source>
        <translation>https, http vers 127.0.0.1 sur un port quelconque, ou un nom de domaine inversé comme com.example.app:/callback. Comparaison exacte.</translation>
    </message>
    <message>
        <source>https only, and compared character by character: no wildcards.</source>
        <translation>https uniquement, comparées caractère par caractère&#xa0;: pas de jokers.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ClientPeople</name>
    <message>
        <source>A mail address is written like api@partner.example.</source>
        <translation>Une adresse électronique s’écrit comme api@partner.example.</translation>
    </message>
    <message>
        <source>Ask people before it acts for them</source>
        <translation>Demander aux personnes avant d’agir pour elles</translation>
    </message>
    <message>
        <source>They see its name and its scopes once, and can refuse.</source>
        <translation>Elles voient une fois son nom et ses portées, et peuvent refuser.</translation>
    </message>
    <message>
        <source>Nobody is asked: only for programs of your own organisation.</source>
        <translation>Personne n’est consulté&#xa0;: réservé aux programmes de votre organisation.</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>Mail addresses, may stay empty</source>
        <translation>Adresses électroniques, facultatif</translation>
    </message>
    <message>
        <source>Home page</source>
        <translation>Page d’accueil</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>Privacy policy</source>
        <translation>Politique de confidentialité</translation>
    </message>
    <message>
        <source>Terms of use</source>
        <translation>Conditions d’utilisation</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ClientProof</name>
    <message>
        <source>Paste the client&apos;s key set: the public keys only.</source>
        <translation>Collez le jeu de clés du client&#xa0;: les clés publiques seulement.</translation>
    </message>
    <message>
        <source>This is no key set: JSON with a list “keys” of EC, RSA or OKP keys, as RFC 7517 writes it.</source>
        <translation>Ce n’est pas un jeu de clés&#xa0;: il faut du JSON avec une liste «&#xa0;keys&#xa0;» de clés EC, RSA ou OKP, selon la RFC 7517.</translation>
    </message>
    <message>
        <source>Give the https address of its key set.</source>
        <translation>Indiquez l’adresse https de son jeu de clés.</translation>
    </message>
    <message>
        <source>Give the subject of its certificate, or add the certificate.</source>
        <translation>Indiquez le sujet de son certificat, ou ajoutez le certificat.</translation>
    </message>
    <message>
        <source>Add the certificate that it shows.</source>
        <translation>Ajoutez le certificat qu’il présente.</translation>
    </message>
    <message>
        <source>Certificate of the client</source>
        <translation>Certificat du client</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.der);;All files (*)</source>
        <translation>Certificats (*.pem *.crt *.cer *.der);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>jusqu’au %1</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>sans fin</translation>
    </message>
    <message>
        <source>Remove the certificate %1</source>
        <translation>Retirer le certificat %1</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>Authentification</translation>
    </message>
    <message>
        <source>Address of its keys</source>
        <translation>Adresse de ses clés</translation>
    </message>
    <message>
        <source>Its keys</source>
        <translation>Ses clés</translation>
    </message>
    <message>
        <source>Where its keys come from</source>
        <translation>D’où viennent ses clés</translation>
    </message>
    <message>
        <source>JWKS URI</source>
        <translation>URI du JWKS</translation>
    </message>
    <message>
        <source>octroid fetches the keys from there, so the client can replace them by itself.</source>
        <translation>octroid y lit les clés, le client peut donc les remplacer de lui-même.</translation>
    </message>
    <message>
        <source>Public keys as a JWK set</source>
        <translation>Clés publiques sous forme de jeu JWK</translation>
    </message>
    <message>
        <source>Subject of the certificate</source>
        <translation>Sujet du certificat</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Certificats</translation>
    </message>
    <message>
        <source>Add a certificate…</source>
        <translation>Ajouter un certificat…</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ClientSecretSheet</name>
    <message>
        <source>Rotate the secret of %1</source>
        <translation>Rotation du secret de %1</translation>
    </message>
    <message>
        <source>New secret for %1</source>
        <translation>Nouveau secret pour %1</translation>
    </message>
    <message>
        <source>A new secret is made and shown once. Those before go on working until the overlap ends, so that the program can change over without a gap.</source>
        <translation>Un nouveau secret est créé et affiché une seule fois. Les précédents restent valables jusqu’à la fin du recouvrement, pour que le programme change de secret sans coupure.</translation>
    </message>
    <message>
        <source>One more secret is made and shown once. Those that are there go on working.</source>
        <translation>Un secret de plus est créé et affiché une seule fois. Les secrets existants restent valables.</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>Recouvrement</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 heure</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 jour</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 jours</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 jours</translation>
    </message>
    <message>
        <source>The new secret ends</source>
        <translation>Fin du nouveau secret</translation>
    </message>
    <message>
        <source>Rotate secret</source>
        <translation>Remplacer le secret</translation>
    </message>
    <message>
        <source>Add secret</source>
        <translation>Ajouter le secret</translation>
    </message>
    <message>
        <source>The secrets before stop to work at once.</source>
        <translation>Les secrets précédents cessent de fonctionner aussitôt.</translation>
    </message>
    <message>
        <source>The secrets before stop to work on %1 at the latest.</source>
        <translation>Les secrets précédents cessent de fonctionner le %1 au plus tard.</translation>
    </message>
    <message>
        <source>The grace of the policy</source>
        <translation>Le délai de la politique</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ClientSheet</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n&#xa0;choisie</numerusform>
            <numerusform>%n&#xa0;choisies</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose the application that this client is.</source>
        <translation>Choisissez l’application à laquelle appartient ce client.</translation>
    </message>
    <message>
        <source>New OAuth client</source>
        <translation>Nouveau client OAuth</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>Modifier %1</translation>
    </message>
    <message>
        <source>A secret is shown once, right after the client is created.</source>
        <translation>Un secret n’est affiché qu’une fois, juste après la création du client.</translation>
    </message>
    <message>
        <source>Create client</source>
        <translation>Créer le client</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Proof of identity</source>
        <translation>Preuve d’identité</translation>
    </message>
    <message>
        <source>Ways to a token</source>
        <translation>Moyens d’obtenir un jeton</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>Portées</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Jetons</translation>
    </message>
    <message>
        <source>Contacts and links</source>
        <translation>Contacts et liens</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Expiration</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Forfait</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>facultatif</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>À quoi il sert</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Kind of program</source>
        <translation>Type de programme</translation>
    </message>
    <message>
        <source>What kind it is stays as it was registered.</source>
        <translation>Le type reste celui de l’enregistrement.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ClientSummary</name>
    <message>
        <source>What this client will be</source>
        <translation>Ce que sera ce client</translation>
    </message>
    <message>
        <source>What this client does</source>
        <translation>Ce que fait ce client</translation>
    </message>
    <message numerus="yes">
        <source>It asks for %n scope(s) at most.</source>
        <translation>
            <numerusform>Il demande %n&#xa0;portée au plus.</numerusform>
            <numerusform>Il demande %n&#xa0;portées au plus.</numerusform>
        </translation>
    </message>
    <message>
        <source>Its tokens open only endpoints that ask for no scope.</source>
        <translation>Ses jetons n’ouvrent que les points d’accès sans portée exigée.</translation>
    </message>
    <message>
        <source>Its tokens live %1.</source>
        <translation>Ses jetons durent %1.</translation>
    </message>
    <message>
        <source>octroid sees to it that</source>
        <translation>octroid veille à ce que</translation>
    </message>
    <message>
        <source>each sign-in uses PKCE with S256</source>
        <translation>chaque connexion utilise PKCE avec S256</translation>
    </message>
    <message>
        <source>redirects are compared exactly</source>
        <translation>les redirections soient comparées exactement</translation>
    </message>
    <message>
        <source>a refresh token works once, and one that is used twice ends the whole sign-in</source>
        <translation>un jeton de rafraîchissement ne serve qu’une fois&#xa0;; utilisé deux fois, il met fin à toute la connexion</translation>
    </message>
    <message>
        <source>only a digest of the secret is kept</source>
        <translation>seule une empreinte du secret soit conservée</translation>
    </message>
    <message>
        <source>each assertion counts once</source>
        <translation>chaque assertion ne compte qu’une fois</translation>
    </message>
    <message>
        <source>there is no implicit and no password grant</source>
        <translation>il n’y ait ni octroi implicite ni octroi par mot de passe</translation>
    </message>
    <message>
        <source>Nobody will be asked. Keep that to programs of your own organisation.</source>
        <translation>Personne ne sera consulté. À réserver aux programmes de votre organisation.</translation>
    </message>
    <message>
        <source>A stolen token would be good for %1. Let it live an hour at most, or make it opaque.</source>
        <translation>Un jeton volé resterait valable %1. Limitez sa durée à une heure, ou rendez-le opaque.</translation>
    </message>
    <message>
        <source>A secret in the body ends up in logs more easily. Take the header where the program can.</source>
        <translation>Un secret dans le corps finit plus facilement dans des journaux. Préférez l’en-tête si le programme le permet.</translation>
    </message>
    <message>
        <source>Its tokens are not bound to anything. Take DPoP where the program&apos;s library knows it.</source>
        <translation>Ses jetons ne sont liés à rien. Choisissez DPoP si la bibliothèque du programme le permet.</translation>
    </message>
    <message>
        <source>%1 is sensitive: a private key or a certificate proves more than a secret.</source>
        <translation>%1 est sensible&#xa0;: une clé privée ou un certificat prouve davantage qu’un secret.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ClientTokens</name>
    <message>
        <source>Form</source>
        <translation>Forme</translation>
    </message>
    <message>
        <source>JWT</source>
        <translation>JWT</translation>
    </message>
    <message>
        <source>Opaque</source>
        <translation>Opaque</translation>
    </message>
    <message>
        <source>Form of the tokens</source>
        <translation>Forme des jetons</translation>
    </message>
    <message>
        <source>A JWT is checked without asking octroid; once it is out it is good until it ends, so it lives briefly.</source>
        <translation>Un JWT se vérifie sans interroger octroid&#xa0;; une fois émis, il vaut jusqu’à son terme, d’où sa durée courte.</translation>
    </message>
    <message>
        <source>An opaque token says nothing by itself: each check asks octroid, and a revocation counts at once.</source>
        <translation>Un jeton opaque ne dit rien par lui-même&#xa0;: chaque vérification interroge octroid, et une révocation compte aussitôt.</translation>
    </message>
    <message>
        <source>Access tokens live</source>
        <translation>Durée d’un jeton d’accès</translation>
    </message>
    <message>
        <source>Life of an access token in minutes</source>
        <translation>Durée d’un jeton d’accès en minutes</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>A sign-in lasts</source>
        <translation>Durée d’une connexion</translation>
    </message>
    <message>
        <source>Life of the refresh tokens in days</source>
        <translation>Durée des jetons de rafraîchissement en jours</translation>
    </message>
    <message>
        <source> days</source>
        <translation> jours</translation>
    </message>
    <message>
        <source>Bind tokens to a key of the program (DPoP)</source>
        <translation>Lier les jetons à une clé du programme (DPoP)</translation>
    </message>
    <message>
        <source>A stolen token is worth nothing without the key. Recommended where the program&apos;s library knows DPoP.</source>
        <translation>Un jeton volé ne vaut rien sans la clé. Recommandé si la bibliothèque du programme connaît DPoP.</translation>
    </message>
    <message>
        <source>Bind tokens to the certificate</source>
        <translation>Lier les jetons au certificat</translation>
    </message>
    <message>
        <source>A token works only over a connection with the same certificate.</source>
        <translation>Un jeton ne fonctionne que sur une connexion avec le même certificat.</translation>
    </message>
    <message>
        <source>Only pushed requests (PAR)</source>
        <translation>Seulement des demandes déposées (PAR)</translation>
    </message>
    <message>
        <source>The sign-in&apos;s request goes from the program to octroid, so that nothing in the browser&apos;s address can be changed. Recommended where the library knows it.</source>
        <translation>La demande de connexion va du programme à octroid&#xa0;: rien ne peut être modifié dans l’adresse du navigateur. Recommandé si la bibliothèque le permet.</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>Audience</translation>
    </message>
    <message>
        <source>APIs for which it may ask tokens</source>
        <translation>API pour lesquelles il peut demander des jetons</translation>
    </message>
    <message>
        <source>Any API; or addresses like https://api.example</source>
        <translation>Toute API, ou des adresses comme https://api.example</translation>
    </message>
    <message>
        <source>Audience: %1</source>
        <translation>Audience&#x202f;: %1</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ConflictSheet</name>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>Theirs, now</source>
        <translation>L’autre version, actuelle</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>La mienne</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Retenir</translation>
    </message>
    <message>
        <source>Both changed it.</source>
        <translation>Modifié des deux côtés.</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>L’autre</translation>
    </message>
    <message>
        <source>Which %1 is taken</source>
        <comment>name of a field</comment>
        <translation>Version retenue pour «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Somebody else changed it</source>
        <translation>Modifié entre-temps par quelqu’un d’autre</translation>
    </message>
    <message>
        <source>Somebody else changed %1</source>
        <translation>%1&#xa0;: modifié entre-temps par quelqu’un d’autre</translation>
    </message>
    <message>
        <source>Reading what changed…</source>
        <translation>Lecture des modifications…</translation>
    </message>
    <message>
        <source>It was changed while you were editing. Nothing of yours was written yet.</source>
        <translation>L’objet a été modifié pendant votre saisie. Rien de votre côté n’a encore été enregistré.</translation>
    </message>
    <message>
        <source>%1 changed it %2. Nothing of yours was written yet.</source>
        <comment>who, when</comment>
        <translation>Modification par %1, %2. Rien de votre côté n’a encore été enregistré.</translation>
    </message>
    <message>
        <source>Choose where both changed the same.</source>
        <translation>Choisissez là où les deux versions ont modifié le même champ.</translation>
    </message>
    <message>
        <source>What it was before is not known.</source>
        <translation>L’état antérieur n’est pas connu.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Keep theirs</source>
        <translation>Garder l’autre version</translation>
    </message>
    <message>
        <source>Take all of mine</source>
        <translation>Tout reprendre de la mienne</translation>
    </message>
    <message>
        <source>Do it all the same</source>
        <translation>Appliquer quand même</translation>
    </message>
    <message>
        <source>Apply as chosen</source>
        <translation>Appliquer ces choix</translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation>Cette fenêtre est en lecture seule.</translation>
    </message>
    <message>
        <source>It is not known yet what changed.</source>
        <translation>On ne sait pas encore ce qui a changé.</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>Identique</translation>
    </message>
    <message>
        <source>This change cannot set it.</source>
        <translation>Cette modification ne peut pas agir sur ce champ.</translation>
    </message>
    <message>
        <source>It is already as you wanted it: nothing is left to do.</source>
        <translation>C’est déjà tel que vous le vouliez&#xa0;: il ne reste rien à faire.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ConnectPlace</name>
    <message>
        <source>Kind of server</source>
        <translation>Type de serveur</translation>
    </message>
    <message>
        <source>Address of the Keycloak</source>
        <translation>Adresse du Keycloak</translation>
    </message>
    <message>
        <source>Address of the octroid server</source>
        <translation>Adresse du serveur octroid</translation>
    </message>
    <message>
        <source>Realm to sign in to</source>
        <translation>Realm de connexion</translation>
    </message>
    <message>
        <source>Realm to look after</source>
        <translation>Realm à administrer</translation>
    </message>
    <message>
        <source>chosen from a list after signing in</source>
        <translation>choisi dans une liste après connexion</translation>
    </message>
    <message>
        <source>Realms to choose from</source>
        <translation>Realms au choix</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>With a client secret</source>
        <translation>Par secret de client</translation>
    </message>
    <message>
        <source>In the browser</source>
        <translation>Dans le navigateur</translation>
    </message>
    <message>
        <source>By a code</source>
        <translation>Par un code</translation>
    </message>
    <message>
        <source>With a token</source>
        <translation>Par un jeton</translation>
    </message>
    <message>
        <source>Way to sign in</source>
        <translation>Mode de connexion</translation>
    </message>
    <message>
        <source>Client identifier</source>
        <translation>Identifiant du client</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Jeton d’accès</translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation>Secret du client</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>inchangé</translation>
    </message>
    <message>
        <source>A confidential client with a service account that may manage the realm.</source>
        <translation>Un client confidentiel doté d’un compte de service autorisé à administrer le realm.</translation>
    </message>
    <message>
        <source>The client that --init-admin wrote to a file, or one of your own.</source>
        <translation>Le client que --init-admin a écrit dans un fichier, ou l’un des vôtres.</translation>
    </message>
    <message>
        <source>You sign in with your own account in the system’s browser; the client is public, with PKCE and the redirect http://127.0.0.1/callback. Client certificates are not offered.</source>
        <translation>Vous vous connectez avec votre propre compte dans le navigateur du système&#x202f;; le client est public, avec PKCE et la redirection http://127.0.0.1/callback. Les certificats client ne sont pas proposés.</translation>
    </message>
    <message>
        <source>You type a code in a browser on any device. The client is public and has the device grant.</source>
        <translation>Vous saisissez un code dans un navigateur, sur n’importe quel appareil. Le client est public et dispose de l’autorisation d’appareil.</translation>
    </message>
    <message>
        <source>An access token as it is. When it ends, you are asked for another.</source>
        <translation>Un jeton d’accès tel quel. Quand il prend fin, un autre vous est demandé.</translation>
    </message>
    <message>
        <source>Paste the access token.</source>
        <translation>Collez le jeton d’accès.</translation>
    </message>
    <message>
        <source>Write the client secret.</source>
        <translation>Saisissez le secret du client.</translation>
    </message>
    <message>
        <source>Write the client identifier.</source>
        <translation>Saisissez l’identifiant du client.</translation>
    </message>
    <message>
        <source>Write the client identifier. It stands in the file that --init-admin wrote.</source>
        <translation>Saisissez l’identifiant du client. Il figure dans le fichier que --init-admin a écrit.</translation>
    </message>
    <message>
        <source>Write the server&apos;s address.</source>
        <translation>Saisissez l’adresse du serveur.</translation>
    </message>
    <message>
        <source>This is not an address. Write it like https://server.example.</source>
        <translation>Ce n’est pas une adresse. Écrivez-la sous la forme https://server.example.</translation>
    </message>
    <message>
        <source>The secret would travel in clear. Use https, or a server on this computer.</source>
        <translation>Le secret circulerait en clair. Utilisez https, ou un serveur sur cet ordinateur.</translation>
    </message>
    <message>
        <source>This account may not list realms. Write the realm’s name.</source>
        <translation>Ce compte n’a pas le droit de lister les realms. Saisissez le nom du realm.</translation>
    </message>
    <message>
        <source>There is no such realm.</source>
        <translation>Ce realm n’existe pas.</translation>
    </message>
    <message>
        <source>The server does not accept this token.</source>
        <translation>Le serveur n’accepte pas ce jeton.</translation>
    </message>
    <message>
        <source>The server does not accept this client and secret.</source>
        <translation>Le serveur n’accepte pas ce client et ce secret.</translation>
    </message>
    <message>
        <source>The server was not reached. Check the address and the network.</source>
        <translation>Le serveur n’a pas été joint. Vérifiez l’adresse et le réseau.</translation>
    </message>
    <message>
        <source>The server did not answer in time. Try again.</source>
        <translation>Le serveur n’a pas répondu à temps. Réessayez.</translation>
    </message>
    <message>
        <source>What answers there is not Keycloak. Check the address.</source>
        <translation>Ce qui répond là n’est pas Keycloak. Vérifiez l’adresse.</translation>
    </message>
    <message>
        <source>What answers there is not octroid. Check the address.</source>
        <translation>Ce qui répond là n’est pas octroid. Vérifiez l’adresse.</translation>
    </message>
    <message>
        <source>Address of the Prometheus</source>
        <translation>Adresse du Prometheus</translation>
    </message>
    <message>
        <source>Runtime socket of the HAProxy</source>
        <translation>Socket d’administration du HAProxy</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>Sans</translation>
    </message>
    <message>
        <source>With a password</source>
        <translation>Par mot de passe</translation>
    </message>
    <message>
        <source>Stick table</source>
        <translation>Table (stick table)</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nom d’utilisateur</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>A name and a password go with each question.</source>
        <translation>Un nom et un mot de passe accompagnent chaque question.</translation>
    </message>
    <message>
        <source>Who may open the socket may ask. Usage by credential is counted while this console is connected.</source>
        <translation>Qui peut ouvrir la socket peut l’interroger. La consommation par identifiants est comptée tant que cette console est connectée.</translation>
    </message>
    <message>
        <source>Whoever reaches the server may ask. Usage is read and nothing is changed.</source>
        <translation>Quiconque atteint le serveur peut l’interroger. La consommation est lue et rien n’est modifié.</translation>
    </message>
    <message>
        <source>Write the password.</source>
        <translation>Saisissez le mot de passe.</translation>
    </message>
    <message>
        <source>Write the user name.</source>
        <translation>Saisissez le nom d’utilisateur.</translation>
    </message>
    <message>
        <source>The server does not accept this name and password.</source>
        <translation>Le serveur n’accepte pas ce nom et ce mot de passe.</translation>
    </message>
    <message>
        <source>What answers there is not HAProxy, or it has no such table.</source>
        <translation>Ce qui répond là n’est pas HAProxy, ou cette table n’y est pas.</translation>
    </message>
    <message>
        <source>What answers there is not Prometheus. Check the address.</source>
        <translation>Ce qui répond là n’est pas Prometheus. Vérifiez l’adresse.</translation>
    </message>
    <message>
        <source>Write the path of the socket, or 127.0.0.1 with its port.</source>
        <translation>Saisissez le chemin de la socket, ou 127.0.0.1 avec son port.</translation>
    </message>
    <message>
        <source>Its metrics</source>
        <translation>Ses métriques</translation>
    </message>
    <message>
        <source>Names of metrics and labels</source>
        <translation>Noms des métriques et des étiquettes</translation>
    </message>
    <message>
        <source>Found by their names</source>
        <translation>Reconnues à leurs noms</translation>
    </message>
    <message>
        <source>Own names</source>
        <translation>Noms propres à vous</translation>
    </message>
    <message>
        <source>One setting a line: requests, bytes and latency each name a metric; .partner, .client, .key, .api, .endpoint and .status name its labels.</source>
        <translation>Un réglage par ligne : requests, bytes et latency nomment chacun une métrique ; .partner, .client, .key, .api, .endpoint et .status nomment ses étiquettes.</translation>
    </message>
    <message>
        <source>The metrics of Kong, APISIX, Tyk and Keycloak are known. Others are read by names of your own.</source>
        <translation>Les métriques de Kong, APISIX, Tyk et Keycloak sont connues. D’autres se lisent par des noms de votre choix.</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Consommation</translation>
    </message>
    <message>
        <source>Where usage comes from</source>
        <translation>D’où vient la consommation</translation>
    </message>
    <message>
        <source>The realm’s own user events</source>
        <translation>Les événements du royaume lui-même</translation>
    </message>
    <message>
        <source>Line %1 is no setting: %2</source>
        <translation>La ligne %1 n’est pas un réglage : %2</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ConnectSheet</name>
    <message>
        <source>Connection %1</source>
        <translation>Connexion %1</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>Se connecter à un serveur</translation>
    </message>
    <message>
        <source>Name in the bar</source>
        <translation>Nom affiché</translation>
    </message>
    <message>
        <source>the server’s name</source>
        <translation>le nom du serveur</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Vert</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Bleu</translation>
    </message>
    <message>
        <source>Mauve</source>
        <translation>Mauve</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>Brun</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Gris</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environnement</translation>
    </message>
    <message>
        <source>Development</source>
        <translation>Développement</translation>
    </message>
    <message>
        <source>Staging</source>
        <translation>Préproduction</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Production</translation>
    </message>
    <message>
        <source>Starts read-only</source>
        <translation>Démarre en lecture seule</translation>
    </message>
    <message>
        <source>Keep the secret</source>
        <translation>Conserver le secret</translation>
    </message>
    <message>
        <source>In the keychain</source>
        <translation>Dans le trousseau</translation>
    </message>
    <message>
        <source>In an encrypted file</source>
        <translation>Dans un fichier chiffré</translation>
    </message>
    <message>
        <source>For this run only</source>
        <translation>Pour cette session</translation>
    </message>
    <message>
        <source>This system has no keychain that answers.</source>
        <translation>Aucun trousseau ne répond sur ce système.</translation>
    </message>
    <message>
        <source>Passphrase of the file</source>
        <translation>Phrase secrète du fichier</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>Confirmation</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Production always starts read-only.</source>
        <translation>La production démarre toujours en lecture seule.</translation>
    </message>
    <message>
        <source>The system’s keychain keeps it and opens with your session.</source>
        <translation>Le trousseau du système le conserve et s’ouvre avec votre session.</translation>
    </message>
    <message>
        <source>One passphrase opens the secrets of all connections at each start.</source>
        <translation>Une seule phrase secrète ouvre les secrets de toutes les connexions à chaque démarrage.</translation>
    </message>
    <message>
        <source>Choose a passphrase. Without it nobody can read the file, you neither.</source>
        <translation>Choisissez une phrase secrète. Sans elle, personne ne peut lire le fichier, pas même vous.</translation>
    </message>
    <message>
        <source>You are asked for it again at the next start.</source>
        <translation>Il vous sera redemandé au prochain démarrage.</translation>
    </message>
    <message>
        <source>No keychain answers on this system. You are asked for the secret again at the next start, unless an encrypted file keeps it.</source>
        <translation>Aucun trousseau ne répond sur ce système. Le secret vous sera redemandé au prochain démarrage, sauf si un fichier chiffré le conserve.</translation>
    </message>
    <message>
        <source>Write the passphrase.</source>
        <translation>Saisissez la phrase secrète.</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Les deux saisies diffèrent.</translation>
    </message>
    <message numerus="yes">
        <source>At least %n character(s), better a few words.</source>
        <translation>
            <numerusform>Au moins %n caractère, de préférence quelques mots.</numerusform>
            <numerusform>Au moins %n caractères, de préférence quelques mots.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server is asked.</source>
        <translation>Le serveur est interrogé.</translation>
    </message>
    <message>
        <source>This passphrase does not open the file.</source>
        <translation>Cette phrase secrète n’ouvre pas le fichier.</translation>
    </message>
    <message>
        <source>This client is not an administrator of that server.</source>
        <translation>Ce client n’est pas administrateur de ce serveur.</translation>
    </message>
    <message>
        <source>The connection could not be kept: %1</source>
        <translation>La connexion n’a pas pu être enregistrée&#xa0;: %1</translation>
    </message>
    <message>
        <source>What you entered is not saved. Close once more to drop it.</source>
        <translation>Votre saisie n’est pas enregistrée. Fermez de nouveau pour l’abandonner.</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Tester</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Tester la connexion</translation>
    </message>
    <message>
        <source>This account may not look after that realm. It needs the role realm-admin, or view-realm and manage-clients, of realm-management.</source>
        <translation>Ce compte n’a pas le droit d’administrer ce realm. Il lui faut le rôle realm-admin, ou view-realm et manage-clients, de realm-management.</translation>
    </message>
    <message>
        <source>You are signed in. Choose the realm to look after.</source>
        <translation>Vous êtes connecté. Choisissez le realm à administrer.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::DeliverSheet</name>
    <message>
        <source>Deliver %1</source>
        <translation>Remettre %1</translation>
    </message>
    <message numerus="yes">
        <source>Deliver %n key(s)</source>
        <translation>
            <numerusform>Remettre %n clé</numerusform>
            <numerusform>Remettre %n clés</numerusform>
        </translation>
    </message>
    <message>
        <source>Sealed, so that it can travel by mail. Nothing is stored in clear.</source>
        <translation>Chiffrée, elle peut voyager par courriel. Rien n’est enregistré en clair.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Save as this new file</source>
        <translation>Enregistrer dans ce nouveau fichier</translation>
    </message>
    <message>
        <source>Choose where the sealed file goes</source>
        <translation>Choisir où enregistrer le fichier chiffré</translation>
    </message>
    <message>
        <source>The partner opens it with</source>
        <translation>Le partenaire l’ouvre avec</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Copier la commande</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Seal and save</source>
        <translation>Chiffrer et enregistrer</translation>
    </message>
    <message>
        <source>It is being sealed.</source>
        <translation>Le chiffrement est en cours.</translation>
    </message>
    <message>
        <source>Say where the file goes.</source>
        <translation>Indiquez où enregistrer le fichier.</translation>
    </message>
    <message>
        <source>Saved as %1. Only you can read the file, and only the partner what is in it.</source>
        <translation>Enregistré sous %1. Vous seul pouvez lire le fichier, et seul le partenaire son contenu.</translation>
    </message>
    <message>
        <source>The file is there already. Choose another name.</source>
        <translation>Le fichier existe déjà. Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>New file for the sealed key</source>
        <translation>Nouveau fichier pour la clé chiffrée</translation>
    </message>
    <message>
        <source>Sealed (*.cms)</source>
        <translation>Chiffré (*.cms)</translation>
    </message>
    <message>
        <source>These keys cannot be shown again. Seal and save them, or close once more to lose them.</source>
        <translation>Ces clés ne pourront plus être affichées. Chiffrez-les et enregistrez-les, ou fermez de nouveau pour les perdre.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::Dialogs</name>
    <message>
        <source>%1 %2</source>
        <comment>what was not done, why</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>backend, what was done there</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1: the change of many has begun. It goes on in the window of that connection.</source>
        <comment>backend</comment>
        <translation>%1&#xa0;: la modification groupée a commencé. Elle se poursuit dans la fenêtre de cette connexion.</translation>
    </message>
    <message>
        <source>%1 was changed by somebody else meanwhile. Look at it as it is now, then do it again.</source>
        <translation>%1 a été modifié par quelqu’un d’autre entre-temps. Voyez son état actuel, puis recommencez.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::EditScopesSheet</name>
    <message>
        <source>Scopes of %1</source>
        <translation>Portées de %1</translation>
    </message>
    <message>
        <source>Adds %1.</source>
        <translation>Ajoute %1.</translation>
    </message>
    <message>
        <source>Takes away %1.</source>
        <translation>Retire %1.</translation>
    </message>
    <message>
        <source>Save scopes</source>
        <translation>Enregistrer les portées</translation>
    </message>
    <message>
        <source>Preview…</source>
        <translation>Aperçu…</translation>
    </message>
    <message>
        <source>%1 does not allow a key to live longer than %2. Set an earlier expiry first.</source>
        <translation>%1 limite la durée de vie d’une clé à %2. Fixez d’abord une expiration plus proche.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::EndpointEditor</name>
    <message>
        <source>Add endpoint</source>
        <translation>Ajouter un point d’accès</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>Points d’accès</translation>
    </message>
    <message>
        <source>No endpoints yet</source>
        <translation>Aucun point d’accès</translation>
    </message>
    <message>
        <source>A call that no endpoint describes is refused.</source>
        <translation>Un appel qu’aucun point d’accès ne décrit est refusé.</translation>
    </message>
    <message>
        <source>Add the first endpoint</source>
        <translation>Ajouter le premier point d’accès</translation>
    </message>
    <message>
        <source>Row %1: %2</source>
        <translation>Ligne %1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ExpiryPicker</name>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Expiration</translation>
    </message>
    <message>
        <source>Day of the expiry</source>
        <translation>Jour de l’expiration</translation>
    </message>
    <message>
        <source>%1 does not allow a key without expiry.</source>
        <translation>%1 n’autorise pas de clé sans expiration.</translation>
    </message>
    <message>
        <source>The day lies in the past. Choose a later one.</source>
        <translation>Ce jour est passé. Choisissez un jour ultérieur.</translation>
    </message>
    <message>
        <source>%1 may not live longer than until %2.</source>
        <translation>%1 n’autorise pas d’expiration après le %2.</translation>
    </message>
    <message>
        <source>%1 may not live longer than %2.</source>
        <translation>%1 n’autorise pas une durée supérieure à %2.</translation>
    </message>
    <message>
        <source>At most %1: %2 may not live longer.</source>
        <translation>Au plus %1&#xa0;: %2 n’autorise pas davantage.</translation>
    </message>
    <message>
        <source>End of the old keys</source>
        <translation>Fin des anciennes clés</translation>
    </message>
    <message>
        <source>Last day of the old keys</source>
        <translation>Dernier jour des anciennes clés</translation>
    </message>
    <message>
        <source>An old key does not go on for ever.</source>
        <translation>Une ancienne clé ne peut pas rester valable sans fin.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ExpirySheet</name>
    <message>
        <source>Expiry of %1</source>
        <translation>Expiration de %1</translation>
    </message>
    <message>
        <source>Expires on %1 now.</source>
        <translation>Expiration actuelle&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Has no expiry now.</source>
        <translation>Aucune expiration actuellement.</translation>
    </message>
    <message>
        <source>Set expiry</source>
        <translation>Fixer l’expiration</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ExportStateSheet</name>
    <message numerus="yes">
        <source>%n partner(s)</source>
        <translation>
            <numerusform>%n partenaire</numerusform>
            <numerusform>%n partenaires</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n application(s)</source>
        <translation>
            <numerusform>%n application</numerusform>
            <numerusform>%n applications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n OAuth client(s)</source>
        <translation>
            <numerusform>%n client OAuth</numerusform>
            <numerusform>%n clients OAuth</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n API(s)</source>
        <translation>
            <numerusform>%n API</numerusform>
            <numerusform>%n API</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scope(s)</source>
        <translation>
            <numerusform>%n portée</numerusform>
            <numerusform>%n portées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n plan(s)</source>
        <translation>
            <numerusform>%n forfait</numerusform>
            <numerusform>%n forfaits</numerusform>
        </translation>
    </message>
    <message>
        <source>Write the state to a file</source>
        <translation>Écrire l’état dans un fichier</translation>
    </message>
    <message>
        <source>Always the same bytes for the same state, so that versions can be kept and compared. Without API keys and without secrets.</source>
        <translation>Toujours les mêmes octets pour le même état, pour en conserver et en comparer les versions. Sans clés d’API ni secrets.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Where the YAML file goes</source>
        <translation>Où va le fichier YAML</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choose where the state goes</source>
        <translation>Choisir où va l’état</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation>Écrire le fichier</translation>
    </message>
    <message>
        <source>Replace the file</source>
        <translation>Remplacer le fichier</translation>
    </message>
    <message>
        <source>States (*.yaml *.yml)</source>
        <translation>États (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>Choisissez un fichier.</translation>
    </message>
    <message>
        <source>The file is there already. Press once more to replace it, or choose another name.</source>
        <translation>Le fichier existe déjà. Appuyez une fois de plus pour le remplacer, ou choisissez un autre nom.</translation>
    </message>
    <message>
        <source>The state was written to %1.</source>
        <translation>L’état a été écrit dans %1.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::FieldWords</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>What calls have to show</source>
        <translation>Ce que les appels doivent présenter</translation>
    </message>
    <message>
        <source>Base path</source>
        <translation>Chemin de base</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>Points d’accès</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensibilité</translation>
    </message>
    <message>
        <source>Longest lifetime, days</source>
        <translation>Durée de vie maximale (jours)</translation>
    </message>
    <message>
        <source>Requests a second</source>
        <translation>Requêtes par seconde</translation>
    </message>
    <message>
        <source>Requests a day</source>
        <translation>Requêtes par jour</translation>
    </message>
    <message>
        <source>Requests a month</source>
        <translation>Requêtes par mois</translation>
    </message>
    <message>
        <source>Bytes a second</source>
        <translation>Octets par seconde</translation>
    </message>
    <message>
        <source>Bytes a month</source>
        <translation>Octets par mois</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>Portées</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Expiration</translation>
    </message>
    <message>
        <source>Restrictions</source>
        <translation>Restrictions</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Forfait</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Suspension</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Révocation</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environnement</translation>
    </message>
    <message>
        <source>Redirect addresses</source>
        <translation>Adresses de redirection</translation>
    </message>
    <message>
        <source>Grants</source>
        <translation>Types d’autorisation</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>Authentification</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>Ressources</translation>
    </message>
    <message>
        <source>Life of access tokens, seconds</source>
        <translation>Durée des jetons d’accès (secondes)</translation>
    </message>
    <message>
        <source>Life of refresh tokens, seconds</source>
        <translation>Durée des jetons d’actualisation (secondes)</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>Form of tokens</source>
        <translation>Format des jetons</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>Consent is asked for</source>
        <translation>Consentement demandé</translation>
    </message>
    <message>
        <source>Burst</source>
        <translation>Rafale</translation>
    </message>
    <message>
        <source>End of the overlap</source>
        <translation>Fin du préavis</translation>
    </message>
    <message>
        <source>Successor</source>
        <translation>Clé suivante</translation>
    </message>
    <message>
        <source>Predecessor</source>
        <translation>Clé précédente</translation>
    </message>
    <message>
        <source>Kinds of authorization details</source>
        <translation>Types de détails d’autorisation</translation>
    </message>
    <message>
        <source>Public keys</source>
        <translation>Clés publiques</translation>
    </message>
    <message>
        <source>Address of the public keys</source>
        <translation>Adresse des clés publiques</translation>
    </message>
    <message>
        <source>Subject of the certificate</source>
        <translation>Sujet du certificat</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Certificats</translation>
    </message>
    <message>
        <source>Pushed requests only</source>
        <translation>Requêtes poussées (PAR) obligatoires</translation>
    </message>
    <message>
        <source>Tokens bound to a key (DPoP)</source>
        <translation>Jetons liés à une clé (DPoP)</translation>
    </message>
    <message>
        <source>Tokens bound to the certificate</source>
        <translation>Jetons liés au certificat</translation>
    </message>
    <message>
        <source>Home page</source>
        <translation>Page d’accueil</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>Privacy policy</source>
        <translation>Politique de confidentialité</translation>
    </message>
    <message>
        <source>Terms of use</source>
        <translation>Conditions d’utilisation</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::FormSheet</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>It is being sent.</source>
        <translation>Envoi en cours.</translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation>Cette fenêtre est en lecture seule.</translation>
    </message>
    <message>
        <source>It is being sent. This closes as soon as the server has answered.</source>
        <translation>Envoi en cours. Cette fenêtre se fermera dès que le serveur aura répondu.</translation>
    </message>
    <message>
        <source>What you entered is not saved. Close once more to drop it.</source>
        <translation>Votre saisie n’est pas enregistrée. Fermez de nouveau pour l’abandonner.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::HealthChoiceSheet</name>
    <message>
        <source>Restrict to addresses</source>
        <translation>Restreindre à des adresses</translation>
    </message>
    <message>
        <source>Give a plan</source>
        <translation>Attribuer un forfait</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) will only work from these addresses. The next step shows what that means before anything is changed.</source>
        <translation>
            <numerusform>%n clé ne fonctionnera que depuis ces adresses. L’étape suivante montre ce que cela entraîne avant toute modification.</numerusform>
            <numerusform>%n clés ne fonctionneront que depuis ces adresses. L’étape suivante montre ce que cela entraîne avant toute modification.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n credential(s) get this plan. The next step shows what that means before anything is changed.</source>
        <translation>
            <numerusform>%n identifiant reçoit ce forfait. L’étape suivante montre ce que cela entraîne avant toute modification.</numerusform>
            <numerusform>%n identifiants reçoivent ce forfait. L’étape suivante montre ce que cela entraîne avant toute modification.</numerusform>
        </translation>
    </message>
    <message>
        <source>10.0.0.0/8 or 2001:db8::/32</source>
        <translation>10.0.0.0/8 ou 2001:db8::/32</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adresses</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Preview…</source>
        <translation>Aperçu…</translation>
    </message>
    <message>
        <source>Name at least one address.</source>
        <translation>Indiquez au moins une adresse.</translation>
    </message>
    <message>
        <source>Choose a plan that has limits.</source>
        <translation>Choisissez un forfait qui a des limites.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::HealthIgnoreSheet</name>
    <message>
        <source>Ignore: %1</source>
        <translation>Ignorer&#x202f;: %1</translation>
    </message>
    <message>
        <source>All that this check finds, also later, is left out of the list and of the score until the date.</source>
        <translation>Tout ce que ce contrôle trouve, aussi plus tard, est laissé hors de la liste et de la note jusqu’à cette date.</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) are left out of the list and of the score until the date.</source>
        <translation>
            <numerusform>%n objet est laissé hors de la liste et de la note jusqu’à cette date.</numerusform>
            <numerusform>%n objets sont laissés hors de la liste et de la note jusqu’à cette date.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Who agreed to it, and why</source>
        <translation>Qui l’a accepté, et pourquoi</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Jusqu’au</translation>
    </message>
    <message>
        <source>Ignore for</source>
        <translation>Ignorer pendant</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Dernier jour</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorer</translation>
    </message>
    <message>
        <source>Say why, for whoever looks at it next.</source>
        <translation>Dites pourquoi, pour qui s’en occupera ensuite.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n character(s).</source>
        <translation>
            <numerusform>Au plus %n caractère.</numerusform>
            <numerusform>Au plus %n caractères.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a day within a year from now.</source>
        <translation>Choisissez un jour dans l’année qui vient.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::HealthRulesSheet</name>
    <message>
        <source>Rules of the health page</source>
        <translation>Règles de la page Santé</translation>
    </message>
    <message>
        <source>Unused after, days</source>
        <translation>Inutilisé après, jours</translation>
    </message>
    <message>
        <source>Scopes looked at, days</source>
        <translation>Portées observées, jours</translation>
    </message>
    <message>
        <source>Ending soon, days</source>
        <translation>Bientôt échu, jours</translation>
    </message>
    <message>
        <source>Life given by a fix, days</source>
        <translation>Durée donnée, jours</translation>
    </message>
    <message>
        <source>Oldest secret, days</source>
        <translation>Âge maximal d’un secret, jours</translation>
    </message>
    <message>
        <source>Storm from, calls in 24 h</source>
        <translation>Rafale dès, appels en 24 h</translation>
    </message>
    <message>
        <source>Storm from, % failed</source>
        <translation>Rafale dès, % d’échecs</translation>
    </message>
    <message>
        <source>Live keys that need an address restriction</source>
        <translation>Clés de production qui doivent être restreintes à des adresses</translation>
    </message>
    <message>
        <source>None</source>
        <comment>keys</comment>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>With scopes of high sensitivity</source>
        <translation>Avec des portées très sensibles</translation>
    </message>
    <message>
        <source>All</source>
        <comment>keys</comment>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>OAuth clients need a public key or a certificate; a secret is weak</source>
        <translation>Les clients OAuth ont besoin d’une clé publique ou d’un certificat&#x202f;; un secret est faible</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Contrôles</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>Valeurs par défaut</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Save and check</source>
        <translation>Enregistrer et contrôler</translation>
    </message>
    <message>
        <source>A number from %1 to %2.</source>
        <translation>Un nombre de %1 à %2.</translation>
    </message>
    <message>
        <source>What you entered is not saved. Close once more to drop it.</source>
        <translation>Votre saisie n’est pas enregistrée. Fermez encore une fois pour l’abandonner.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ImportSheet</name>
    <message>
        <source>Import from a file</source>
        <translation>Importer un fichier</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>Partenaires</translation>
    </message>
    <message>
        <source>API keys</source>
        <translation>Clés d’API</translation>
    </message>
    <message>
        <source>What the rows are</source>
        <translation>Ce que sont les lignes</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>CSV or JSON; drop it here, or type where it is</source>
        <translation>CSV ou JSON&#x202f;; déposez-le ici, ou indiquez où il se trouve</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choose where the keys go</source>
        <translation>Choisir où vont les clés</translation>
    </message>
    <message>
        <source>Which column is what</source>
        <translation>À quoi correspond chaque colonne</translation>
    </message>
    <message>
        <source>The issued keys go into this new file</source>
        <translation>Nouveau fichier pour les clés émises</translation>
    </message>
    <message>
        <source>Keys are issued anew: those of another system cannot be taken over. They are shown nowhere else.</source>
        <translation>Les clés sont émises à neuf&#xa0;: celles d’un autre système ne peuvent être reprises. Elles ne sont affichées nulle part ailleurs.</translation>
    </message>
    <message>
        <source>Save the rejected rows…</source>
        <translation>Enregistrer les lignes rejetées…</translation>
    </message>
    <message>
        <source>Rejected rows</source>
        <translation>Lignes rejetées</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Read the file</source>
        <translation>Lire le fichier</translation>
    </message>
    <message>
        <source>Check the rows</source>
        <translation>Vérifier les lignes</translation>
    </message>
    <message numerus="yes">
        <source>Issue %n key(s)</source>
        <translation>
            <numerusform>Émettre la clé</numerusform>
            <numerusform>Émettre %n clés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Create %n partner(s)</source>
        <translation>
            <numerusform>Créer %n partenaire</numerusform>
            <numerusform>Créer %n partenaires</numerusform>
        </translation>
    </message>
    <message>
        <source>It is under way.</source>
        <translation>C’est en cours.</translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation>Cette fenêtre est en lecture seule.</translation>
    </message>
    <message>
        <source>No row can be taken in.</source>
        <translation>Aucune ligne ne peut être importée.</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>Choisissez un fichier.</translation>
    </message>
    <message>
        <source>Say which column is: %1.</source>
        <translation>Indiquez la colonne correspondant à&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Say where the keys go: they cannot be read again later.</source>
        <translation>Indiquez où vont les clés&#xa0;: elles ne pourront plus être lues ensuite.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) can be taken in</source>
        <translation>
            <numerusform>%n ligne peut être importée</numerusform>
            <numerusform>%n lignes peuvent être importées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) taken in</source>
        <translation>
            <numerusform>%n ligne importée</numerusform>
            <numerusform>%n lignes importées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rejected</source>
        <translation>
            <numerusform>%n rejetée</numerusform>
            <numerusform>%n rejetées</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2.</source>
        <comment>counts of rows: done, rejected</comment>
        <translation>%1, %2.</translation>
    </message>
    <message>
        <source>The file is there already. Keys go into a new one.</source>
        <translation>Le fichier existe déjà. Les clés vont dans un nouveau.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>Arrêté. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Stopped. What was taken in stays.</source>
        <translation>Arrêté. Ce qui a été importé reste.</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were issued.</source>
        <translation>
            <numerusform>%n clé a été émise.</numerusform>
            <numerusform>%n clés ont été émises.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n partner(s) were created.</source>
        <translation>
            <numerusform>%n partenaire a été créé.</numerusform>
            <numerusform>%n partenaires ont été créés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Rows are being taken in. Close once more to stop; what was taken in stays.</source>
        <translation>Des lignes sont en cours d’importation. Fermez encore une fois pour arrêter&#x202f;; ce qui a été importé reste.</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.json *.jsonl *.ndjson);;All files (*)</source>
        <translation>Tableaux (*.csv *.tsv *.txt *.json *.jsonl *.ndjson);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>New file for the keys</source>
        <translation>Nouveau fichier pour les clés</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Valeurs séparées par des virgules (*.csv)</translation>
    </message>
    <message>
        <source>Save the rejected rows</source>
        <translation>Enregistrer les lignes rejetées</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Enregistré sous %1.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>Portées</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Expiration</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environnement</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Forfait</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adresses</translation>
    </message>
    <message>
        <source>Referrers</source>
        <translation>Référents</translation>
    </message>
    <message>
        <source>APIs</source>
        <translation>API</translation>
    </message>
    <message>
        <source>%1 (needed)</source>
        <translation>%1 (obligatoire)</translation>
    </message>
    <message>
        <source>Column of %1</source>
        <translation>Colonne pour %1</translation>
    </message>
    <message>
        <source>not in the file</source>
        <translation>absent du fichier</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::IssueKeySheet</name>
    <message>
        <source>A referrer is a host name like shop.example or *.shop.example.</source>
        <translation>Un référent est un nom d’hôte comme shop.example ou *.shop.example.</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n choisie</numerusform>
            <numerusform>%n choisies</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose the application that will use the key.</source>
        <translation>Choisissez l’application qui utilisera la clé.</translation>
    </message>
    <message>
        <source>Like %1</source>
        <translation>Comme %1</translation>
    </message>
    <message>
        <source>Issue an API key</source>
        <translation>Émettre une clé d’API</translation>
    </message>
    <message>
        <source>The key is shown once, right after it is issued.</source>
        <translation>La clé s’affiche une seule fois, juste après son émission.</translation>
    </message>
    <message>
        <source>Issue key</source>
        <translation>Émettre la clé</translation>
    </message>
    <message>
        <source>Preview calls</source>
        <translation>Aperçu des appels</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>Portées</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Expiration</translation>
    </message>
    <message>
        <source>Restrictions</source>
        <translation>Restrictions</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>facultatif</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Forfait</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>À quoi elle sert</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environnement</translation>
    </message>
    <message>
        <source>test</source>
        <comment>environment of a key</comment>
        <translation>test</translation>
    </message>
    <message>
        <source>live</source>
        <comment>environment of a key</comment>
        <translation>live</translation>
    </message>
    <message>
        <source>Any address</source>
        <translation>Toute adresse</translation>
    </message>
    <message>
        <source>Addresses the key may be used from</source>
        <translation>Adresses depuis lesquelles la clé est utilisable</translation>
    </message>
    <message>
        <source>Any referrer</source>
        <translation>Tous les référents</translation>
    </message>
    <message>
        <source>Referrers the key may be used from</source>
        <translation>Référents depuis lesquels la clé est utilisable</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::KeyNameSheet</name>
    <message>
        <source>Rename %1</source>
        <translation>Renommer %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::KeySummary</name>
    <message>
        <source>What this key will do</source>
        <translation>Ce que fera cette clé</translation>
    </message>
    <message>
        <source>This key will</source>
        <translation>Cette clé pourra</translation>
    </message>
    <message>
        <source>open only endpoints that ask for no scope</source>
        <translation>ouvrir uniquement les points d’accès sans portée exigée</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>on &lt;b&gt;%1&lt;/b&gt;, &lt;b&gt;%2&lt;/b&gt;</source>
        <translation>sur &lt;b&gt;%1&lt;/b&gt;, &lt;b&gt;%2&lt;/b&gt;</translation>
    </message>
    <message>
        <source>&lt;b&gt;without expiry&lt;/b&gt;</source>
        <translation>&lt;b&gt;sans expiration&lt;/b&gt;</translation>
    </message>
    <message>
        <source>for &lt;b&gt;%1&lt;/b&gt;, until %2</source>
        <translation>pour &lt;b&gt;%1&lt;/b&gt;, jusqu’au %2</translation>
    </message>
    <message>
        <source>any network</source>
        <translation>tous les réseaux</translation>
    </message>
    <message numerus="yes">
        <source>%n network(s)</source>
        <translation>
            <numerusform>%n réseau</numerusform>
            <numerusform>%n réseaux</numerusform>
        </translation>
    </message>
    <message>
        <source>any referrer</source>
        <translation>tous les référents</translation>
    </message>
    <message numerus="yes">
        <source>%n referrer(s)</source>
        <translation>
            <numerusform>%n référent</numerusform>
            <numerusform>%n référents</numerusform>
        </translation>
    </message>
    <message>
        <source>from &lt;b&gt;%1&lt;/b&gt;, %2</source>
        <translation>depuis &lt;b&gt;%1&lt;/b&gt;, %2</translation>
    </message>
    <message>
        <source>at most &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>au plus &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>without limits on its calls</source>
        <translation>sans limite d’appels</translation>
    </message>
    <message numerus="yes">
        <source>%n API(s)</source>
        <translation>
            <numerusform>%n API</numerusform>
            <numerusform>%n API</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Opens %n endpoint(s) of %1</source>
        <translation>
            <numerusform>Ouvre %n point d’accès de %1</numerusform>
            <numerusform>Ouvre %n points d’accès de %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n more active key(s) with %2.</source>
        <translation>
            <numerusform>%1 a déjà %n autre clé active avec %2.</numerusform>
            <numerusform>%1 a déjà %n autres clés actives avec %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Same from a shell</source>
        <translation>En ligne de commande</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::LeakSheet</name>
    <message>
        <source>Answer a leak</source>
        <translation>Répondre à une fuite</translation>
    </message>
    <message>
        <source>Keys are recognised by form and checksum and matched with the last sync. Nothing leaves this computer.</source>
        <translation>Les clés sont reconnues à leur forme et à leur somme de contrôle, puis comparées à la dernière synchronisation. Rien ne quitte cet ordinateur.</translation>
    </message>
    <message>
        <source>Text in which keys may stand</source>
        <translation>Texte pouvant contenir des clés</translation>
    </message>
    <message>
        <source>Paste a log, a message, a configuration; or drop files, a folder or a repository here</source>
        <translation>Collez un journal, un message, une configuration, ou déposez ici des fichiers, un dossier ou un dépôt</translation>
    </message>
    <message>
        <source>Files and folders</source>
        <translation>Fichiers et dossiers</translation>
    </message>
    <message>
        <source>Where they are; several parted by ;</source>
        <translation>Leur emplacement ; séparez-les par ;</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>Fichiers…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Dossier…</translation>
    </message>
    <message>
        <source>The whole history of git repositories too</source>
        <translation>Tout l’historique des dépôts git également</translation>
    </message>
    <message>
        <source>Keys that were found</source>
        <translation>Clés trouvées</translation>
    </message>
    <message>
        <source>When rotated, the old key works on for</source>
        <translation>En cas de rotation, l’ancienne clé reste valable</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>pas du tout</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 heure</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 jour</translation>
    </message>
    <message>
        <source>Search elsewhere</source>
        <translation>Chercher ailleurs</translation>
    </message>
    <message>
        <source>Look for keys</source>
        <translation>Chercher des clés</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message numerus="yes">
        <source>Revoke %n key(s)…</source>
        <translation>
            <numerusform>Révoquer %n clé…</numerusform>
            <numerusform>Révoquer %n clés…</numerusform>
        </translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Révoquer…</translation>
    </message>
    <message numerus="yes">
        <source>Rotate %n key(s)…</source>
        <translation>
            <numerusform>Lancer la rotation de %n clé…</numerusform>
            <numerusform>Lancer la rotation de %n clés…</numerusform>
        </translation>
    </message>
    <message>
        <source>Rotate…</source>
        <translation>Lancer la rotation…</translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation>Cette fenêtre est en lecture seule.</translation>
    </message>
    <message>
        <source>Select keys of ours that are not revoked yet.</source>
        <translation>Sélectionnez des clés à nous qui ne sont pas encore révoquées.</translation>
    </message>
    <message>
        <source>Select keys that are live.</source>
        <translation>Sélectionnez des clés valables.</translation>
    </message>
    <message>
        <source>Paste a text, or say which files and folders to look through.</source>
        <translation>Collez un texte ou indiquez les fichiers et dossiers à parcourir.</translation>
    </message>
    <message>
        <source>Looking for keys…</source>
        <translation>Recherche de clés…</translation>
    </message>
    <message>
        <source>%1 in %2, %3.</source>
        <comment>bytes, number of files or objects, number of keys</comment>
        <translation>%1 dans %2, %3.</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) of the history</source>
        <translation>
            <numerusform>%n objet de l’historique</numerusform>
            <numerusform>%n objets de l’historique</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n fichier</numerusform>
            <numerusform>%n fichiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) so far</source>
        <translation>
            <numerusform>%n clé jusqu’ici</numerusform>
            <numerusform>%n clés jusqu’ici</numerusform>
        </translation>
    </message>
    <message>
        <source>No key was found</source>
        <translation>Aucune clé trouvée</translation>
    </message>
    <message>
        <source>Nothing there has the form and the checksum of a key. What is compressed or encrypted cannot be looked into.</source>
        <translation>Rien n’y a la forme et la somme de contrôle d’une clé. Ce qui est compressé ou chiffré ne peut pas être examiné.</translation>
    </message>
    <message>
        <source>%1 searched.</source>
        <comment>bytes</comment>
        <translation>%1 parcourus.</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) found.</source>
        <translation>
            <numerusform>%n clé trouvée.</numerusform>
            <numerusform>%n clés trouvées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them live: whoever has them gets in.</source>
        <translation>
            <numerusform>%n est valable : qui la détient peut entrer.</numerusform>
            <numerusform>%n sont valables : qui les détient peut entrer.</numerusform>
        </translation>
    </message>
    <message>
        <source>None of them is live.</source>
        <translation>Aucune n’est valable.</translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) look like a key but have a wrong checksum.</source>
        <translation>
            <numerusform>%n texte ressemble à une clé, mais sa somme de contrôle est fausse.</numerusform>
            <numerusform>%n textes ressemblent à une clé, mais leur somme de contrôle est fausse.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped before the end: there may be more.</source>
        <translation>Arrêté avant la fin : il peut y en avoir d’autres.</translation>
    </message>
    <message>
        <source>There are more keys than can be shown.</source>
        <translation>Il y a plus de clés qu’on ne peut en afficher.</translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read, among them %1.</source>
        <comment>files and folders</comment>
        <translation>
            <numerusform>%n élément n’a pas pu être lu : %1.</numerusform>
            <numerusform>%n éléments n’ont pas pu être lus, dont %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>The program git is not installed: the history was not searched.</source>
        <translation>Le programme git n’est pas installé : l’historique n’a pas été parcouru.</translation>
    </message>
    <message>
        <source>Files to look through</source>
        <translation>Fichiers à parcourir</translation>
    </message>
    <message>
        <source>Folder or repository to look through</source>
        <translation>Dossier ou dépôt à parcourir</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::OffboardSheet</name>
    <message>
        <source>Is not there, or stays</source>
        <translation>N’y est pas, ou reste</translation>
    </message>
    <message>
        <source>%1 (probably the same)</source>
        <translation>%1 (sans doute le même)</translation>
    </message>
    <message>
        <source>%1 is read-only.</source>
        <translation>%1 est en lecture seule.</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>Clé d’API</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>OAuth client</source>
        <translation>Client OAuth</translation>
    </message>
    <message>
        <source>is closed, last</source>
        <translation>est fermé, en dernier</translation>
    </message>
    <message>
        <source>is revoked</source>
        <translation>est révoqué</translation>
    </message>
    <message>
        <source>%1, %2.</source>
        <comment>number of keys, number of clients</comment>
        <translation>%1, %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) end</source>
        <translation>
            <numerusform>%n clé prend fin</numerusform>
            <numerusform>%n clés prennent fin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n OAuth client(s) with their tokens</source>
        <translation>
            <numerusform>%n client OAuth avec ses jetons</numerusform>
            <numerusform>%n clients OAuth avec leurs jetons</numerusform>
        </translation>
    </message>
    <message>
        <source>Offboard %1</source>
        <translation>Mettre fin aux accès de %1</translation>
    </message>
    <message>
        <source>Also on these backends</source>
        <translation>Aussi sur ces serveurs</translation>
    </message>
    <message>
        <source>What has ended</source>
        <translation>Ce qui a pris fin</translation>
    </message>
    <message>
        <source>What ends</source>
        <translation>Ce qui prend fin</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>The receipt goes into this file</source>
        <translation>Le reçu va dans ce fichier</translation>
    </message>
    <message>
        <source>As PDF, with the signed JSON attached and beside it.</source>
        <translation>En PDF, avec le JSON signé en pièce jointe et à côté.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choose where the receipt goes</source>
        <translation>Choisir où va le reçu</translation>
    </message>
    <message>
        <source>Type %1 to confirm</source>
        <translation>Saisissez %1 pour confirmer</translation>
    </message>
    <message>
        <source>Partner on %1</source>
        <translation>Partenaire sur %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Save the receipt</source>
        <translation>Enregistrer le reçu</translation>
    </message>
    <message>
        <source>End all access</source>
        <translation>Mettre fin à tous les accès</translation>
    </message>
    <message>
        <source>Nothing has been sent yet.</source>
        <translation>Rien n’a encore été envoyé.</translation>
    </message>
    <message>
        <source>It is under way.</source>
        <translation>C’est en cours.</translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation>Cette fenêtre est en lecture seule.</translation>
    </message>
    <message>
        <source>Type %1 first.</source>
        <translation>Saisissez d’abord %1.</translation>
    </message>
    <message>
        <source>Say where the receipt goes.</source>
        <translation>Indiquez où va le reçu.</translation>
    </message>
    <message>
        <source>Stopped. What has ended stays ended; begin again to end the rest.</source>
        <translation>Arrêté. Ce qui a pris fin le reste ; recommencez pour le reste.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) could not be ended. Begin again: it does what is left.</source>
        <translation>
            <numerusform>%n élément n’a pas pu prendre fin. Recommencez : seul le reste sera fait.</numerusform>
            <numerusform>%n éléments n’ont pas pu prendre fin. Recommencez : seul le reste sera fait.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 did not sign the receipt: %2</source>
        <translation>%1 n’a pas signé le reçu : %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 was offboarded: %n thing(s) ended.</source>
        <translation>
            <numerusform>Les accès de %1 ont pris fin : %n élément.</numerusform>
            <numerusform>Les accès de %1 ont pris fin : %n éléments.</numerusform>
        </translation>
    </message>
    <message>
        <source>closed</source>
        <translation>fermé</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>révoqué</translation>
    </message>
    <message>
        <source>had ended before</source>
        <translation>avait déjà pris fin</translation>
    </message>
    <message>
        <source>had expired</source>
        <translation>avait expiré</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échec</translation>
    </message>
    <message>
        <source>The receipt is not saved. Close once more to do without it.</source>
        <translation>Le reçu n’est pas enregistré. Fermez encore une fois pour vous en passer.</translation>
    </message>
    <message>
        <source>Where the receipt goes</source>
        <translation>Où va le reçu</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>Documents PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Saved as %1, with the signed JSON beside it.</source>
        <translation>Enregistré sous %1, avec le JSON signé à côté.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::PartnerSheet</name>
    <message>
        <source>New partner</source>
        <translation>Nouveau partenaire</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>Modifier %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Mail address, may stay empty</source>
        <translation>Adresse électronique, facultative</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Add tag</source>
        <translation>Ajouter une étiquette</translation>
    </message>
    <message>
        <source>Create partner</source>
        <translation>Créer le partenaire</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>A mail address is written like api@partner.example.</source>
        <translation>Une adresse électronique s’écrit comme api@partner.example.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::PlanCards</name>
    <message>
        <source>No plan</source>
        <translation>Sans forfait</translation>
    </message>
    <message>
        <source>No limits</source>
        <translation>Sans limites</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::PlanSheet</name>
    <message>
        <source>New plan</source>
        <translation>Nouveau forfait</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Requests a second</source>
        <translation>Requêtes par seconde</translation>
    </message>
    <message>
        <source>Burst</source>
        <translation>Rafale</translation>
    </message>
    <message>
        <source>Requests a day</source>
        <translation>Requêtes par jour</translation>
    </message>
    <message>
        <source>Requests a month</source>
        <translation>Requêtes par mois</translation>
    </message>
    <message>
        <source>Bytes a second</source>
        <translation>Octets par seconde</translation>
    </message>
    <message>
        <source>Bytes a month</source>
        <translation>Octets par mois</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Sans limite</translation>
    </message>
    <message>
        <source>Create plan</source>
        <translation>Créer le forfait</translation>
    </message>
    <message>
        <source>Write a number like 500, 20k or 2M.</source>
        <translation>Saisissez un nombre comme 500, 20k ou 2M.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::PreviewEffect</name>
    <message>
        <source>Calls of the last 7 days that would have been refused</source>
        <translation>Appels des 7 derniers jours qui auraient été refusés</translation>
    </message>
    <message>
        <source>Can be undone right after.</source>
        <translation>Annulable juste après.</translation>
    </message>
    <message>
        <source>Counting the calls of the last 7 days…</source>
        <translation>Comptage des appels des 7 derniers jours…</translation>
    </message>
    <message>
        <source>Who still calls</source>
        <translation>Qui appelle encore</translation>
    </message>
    <message>
        <source>Cannot be undone. %1</source>
        <comment>why and what to do instead</comment>
        <translation>Annulation impossible. %1</translation>
    </message>
    <message>
        <source>Stop counting</source>
        <translation>Arrêter le décompte</translation>
    </message>
    <message>
        <source>It is not known which calls would have been refused</source>
        <translation>On ne sait pas quels appels auraient été refusés</translation>
    </message>
    <message>
        <source>Counting was stopped.</source>
        <translation>Le décompte a été arrêté.</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Recompter</translation>
    </message>
    <message>
        <source>This backend keeps no usage: which calls would have been refused is not known</source>
        <translation>Ce backend n’enregistre pas la consommation&#xa0;: on ne sait pas quels appels auraient été refusés</translation>
    </message>
    <message numerus="yes">
        <source>At least %Ln call(s) of the last 7 days would have been refused</source>
        <translation>
            <numerusform>Au moins %Ln appel des 7 derniers jours aurait été refusé</numerusform>
            <numerusform>Au moins %Ln appels des 7 derniers jours auraient été refusés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) of the last 7 days would have been refused</source>
        <translation>
            <numerusform>%Ln appel des 7 derniers jours aurait été refusé</numerusform>
            <numerusform>%Ln appels des 7 derniers jours auraient été refusés</numerusform>
        </translation>
    </message>
    <message>
        <source>Whether calls would have been refused cannot be told</source>
        <translation>Impossible de dire si des appels auraient été refusés</translation>
    </message>
    <message>
        <source>No call of the last 7 days would have been refused</source>
        <translation>Aucun appel des 7 derniers jours n’aurait été refusé</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln call(s)</source>
        <translation>
            <numerusform>%1&#xa0;: %Ln appel</numerusform>
            <numerusform>%1&#xa0;: %Ln appels</numerusform>
        </translation>
    </message>
    <message>
        <source>refused from %1 on</source>
        <translation>refusé à partir du %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s)</source>
        <translation>
            <numerusform>%Ln appel</numerusform>
            <numerusform>%Ln appels</numerusform>
        </translation>
    </message>
    <message>
        <source>last %1</source>
        <translation>dernier&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>et %Ln autre</numerusform>
            <numerusform>et %Ln autres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln key(s) made no call in 7 days</source>
        <translation>
            <numerusform>%Ln clé n’a fait aucun appel en 7&#xa0;jours</numerusform>
            <numerusform>%Ln clés n’ont fait aucun appel en 7&#xa0;jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other key(s) made no call in 7 days</source>
        <translation>
            <numerusform>%Ln autre clé n’a fait aucun appel en 7&#xa0;jours</numerusform>
            <numerusform>%Ln autres clés n’ont fait aucun appel en 7&#xa0;jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Later on, %Ln call(s) like those of the last 7 days will be refused</source>
        <translation>
            <numerusform>Plus tard, %Ln appel comme ceux des 7 derniers jours sera refusé</numerusform>
            <numerusform>Plus tard, %Ln appels comme ceux des 7 derniers jours seront refusés</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing that works now stops working</source>
        <translation>Rien de ce qui fonctionne ne cessera de fonctionner</translation>
    </message>
    <message>
        <source>What changes can be undone right after.</source>
        <translation>Ce qui change peut être annulé juste après.</translation>
    </message>
    <message>
        <source>Nothing changes, so there is nothing to undo.</source>
        <translation>Rien ne change&#xa0;: il n’y a rien à annuler.</translation>
    </message>
    <message>
        <source>Not all of it can be undone. %1</source>
        <comment>why and what to do instead</comment>
        <translation>Tout ne peut pas être annulé. %1</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::PreviewPart</name>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n appel</numerusform>
            <numerusform>%n appels</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy as script</source>
        <translation>Copier comme script</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n place(s)</source>
        <comment>scope, keys and other things that have it</comment>
        <translation>
            <numerusform>%1 à %n endroit</numerusform>
            <numerusform>%1 à %n endroits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::PreviewSheet</name>
    <message numerus="yes">
        <source>%n call(s) to %1. Nothing has been sent yet.</source>
        <translation>
            <numerusform>%n appel à %1. Rien n’a encore été envoyé.</numerusform>
            <numerusform>%n appels à %1. Rien n’a encore été envoyé.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Type %1 to confirm</source>
        <translation>Saisissez %1 pour confirmer</translation>
    </message>
    <message>
        <source>It is being sent.</source>
        <translation>Envoi en cours.</translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation>Cette fenêtre est en lecture seule.</translation>
    </message>
    <message>
        <source>Not every change can be made; the calls above say why.</source>
        <translation>Certaines modifications sont impossibles&#x202f;; les appels ci-dessus disent pourquoi.</translation>
    </message>
    <message>
        <source>Type %1 first.</source>
        <translation>Saisissez d’abord %1.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>object, what went wrong</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Settle what others changed…</source>
        <translation>Trancher les conflits…</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::PreviewTables</name>
    <message>
        <source>Calls to be made</source>
        <translation>Appels à effectuer</translation>
    </message>
    <message numerus="yes">
        <source>Affected: %Ln</source>
        <translation>
            <numerusform>Concernés&#xa0;: %Ln</numerusform>
            <numerusform>Concernés&#xa0;: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Affected</source>
        <translation>Concernés</translation>
    </message>
    <message numerus="yes">
        <source>Refused calls: %Ln</source>
        <translation>
            <numerusform>Appels refusés&#xa0;: %Ln</numerusform>
            <numerusform>Appels refusés&#xa0;: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Refused calls</source>
        <translation>Appels refusés</translation>
    </message>
    <message>
        <source>What the preview shows</source>
        <translation>Contenu de l’aperçu</translation>
    </message>
    <message>
        <source>Who is affected</source>
        <translation>Qui est concerné</translation>
    </message>
    <message>
        <source>Calls that would have been refused</source>
        <translation>Appels qui auraient été refusés</translation>
    </message>
    <message>
        <source>None in the last 7 days</source>
        <translation>Aucun ces 7 derniers jours</translation>
    </message>
    <message>
        <source>Not counted yet</source>
        <translation>Pas encore décomptés</translation>
    </message>
    <message>
        <source>No call that is let through today would have been refused.</source>
        <translation>Aucun appel accepté aujourd’hui n’aurait été refusé.</translation>
    </message>
    <message>
        <source>The calls of the last 7 days are being counted, or could not be.</source>
        <translation>Le décompte des appels des 7 derniers jours est en cours, ou n’a pas abouti.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::PreviewWords</name>
    <message>
        <source>Tokens of other issuers</source>
        <translation>Jetons d’autres émetteurs</translation>
    </message>
    <message>
        <source>From usage by day (UTC), %1 until %2. Calls that are refused already are not counted.</source>
        <translation>D’après la consommation par jour (UTC), du %1 au %2. Les appels déjà refusés ne sont pas comptés.</translation>
    </message>
    <message>
        <source>From usage by hour, %1 until %2. Calls that are refused already are not counted.</source>
        <translation>D’après la consommation par heure, du %1 au %2. Les appels déjà refusés ne sont pas comptés.</translation>
    </message>
    <message numerus="yes">
        <source>The volume would have run out during %Ln more call(s).</source>
        <translation>
            <numerusform>Le volume aurait été épuisé au cours de %Ln autre appel.</numerusform>
            <numerusform>Le volume aurait été épuisé au cours de %Ln autres appels.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>How tokens were obtained is not recorded: %Ln more call(s) may be refused.</source>
        <translation>
            <numerusform>Le mode d’obtention des jetons n’est pas enregistré&#xa0;: %Ln autre appel pourrait être refusé.</numerusform>
            <numerusform>Le mode d’obtention des jetons n’est pas enregistré&#xa0;: %Ln autres appels pourraient être refusés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The scopes of other issuers&apos; tokens are not recorded: %Ln more call(s) may be refused.</source>
        <translation>
            <numerusform>Les portées des jetons d’autres émetteurs ne sont pas enregistrées&#xa0;: %Ln autre appel pourrait être refusé.</numerusform>
            <numerusform>Les portées des jetons d’autres émetteurs ne sont pas enregistrées&#xa0;: %Ln autres appels pourraient être refusés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln call(s) were counted without their endpoint.</source>
        <translation>
            <numerusform>%Ln appel a été compté sans son point d’accès.</numerusform>
            <numerusform>%Ln appels ont été comptés sans leur point d’accès.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Where calls came from is not recorded: %Ln more call(s) may be refused.</source>
        <translation>
            <numerusform>La provenance des appels n’est pas enregistrée&#xa0;: %Ln autre appel pourrait être refusé.</numerusform>
            <numerusform>La provenance des appels n’est pas enregistrée&#xa0;: %Ln autres appels pourraient être refusés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>How many calls came within a second is not recorded: of %Ln more call(s), some may exceed the rate.</source>
        <translation>
            <numerusform>Le nombre d’appels par seconde n’est pas enregistré&#xa0;: %Ln autre appel pourrait dépasser la limite.</numerusform>
            <numerusform>Le nombre d’appels par seconde n’est pas enregistré&#xa0;: parmi %Ln autres appels, certains pourraient dépasser la limite.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A new endpoint takes over some of %Ln call(s); how many is not recorded.</source>
        <translation>
            <numerusform>Un nouveau point d’accès pourrait reprendre %Ln appel&#xa0;; ce n’est pas enregistré.</numerusform>
            <numerusform>Un nouveau point d’accès reprend une partie de %Ln appels&#xa0;; leur nombre n’est pas enregistré.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::QuestionSheet</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ReceiptPaper</name>
    <message>
        <source>API key</source>
        <translation>Clé d’API</translation>
    </message>
    <message>
        <source>OAuth client</source>
        <translation>Client OAuth</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Fermé</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Révoqué</translation>
    </message>
    <message>
        <source>Closed before</source>
        <translation>Déjà fermé</translation>
    </message>
    <message>
        <source>Revoked before</source>
        <translation>Déjà révoqué</translation>
    </message>
    <message>
        <source>Had expired</source>
        <translation>Avait expiré</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Offboarding of %1</source>
        <translation>Fin des accès de %1</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Page %1 sur %2</translation>
    </message>
    <message>
        <source>End of access</source>
        <translation>Fin des accès</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Backends</source>
        <translation>Serveurs</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>Établi avec</translation>
    </message>
    <message>
        <source>ended now</source>
        <translation>ont pris fin</translation>
    </message>
    <message>
        <source>had ended before</source>
        <translation>avaient pris fin</translation>
    </message>
    <message>
        <source>had expired</source>
        <translation>avaient expiré</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échecs</translation>
    </message>
    <message>
        <source>Signed in as %1</source>
        <translation>Connecté en tant que %1</translation>
    </message>
    <message>
        <source>%1, signed in as %2</source>
        <translation>%1, connecté en tant que %2</translation>
    </message>
    <message>
        <source>Partner %1 (%2). Applications: %3</source>
        <translation>Partenaire %1 (%2). Applications : %3</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>What proves it</source>
        <translation>Ce qui le prouve</translation>
    </message>
    <message>
        <source>No backend has signed this receipt: it says what was done and proves nothing.</source>
        <translation>Aucun serveur n’a signé ce reçu : il dit ce qui a été fait et ne prouve rien.</translation>
    </message>
    <message>
        <source>The signed receipt is attached to this file as receipt.json. Each backend signed the content of it together with its own audit entries about these things; &quot;Entry&quot; above is their number. Verify it without any network with: octroictl receipt verify receipt.json --jwks KEYS</source>
        <translation>Le reçu signé est joint à ce fichier sous le nom receipt.json. Chaque serveur en a signé le contenu avec ses propres entrées d’audit sur ces éléments ; « Entrée » ci-dessus est leur numéro. Il se vérifie sans réseau avec : octroictl receipt verify receipt.json --jwks CLÉS</translation>
    </message>
    <message>
        <source>It proves that, when it was signed, the audit log of the backend held these entries as the last word about these things. It does not prove that the partner had nothing else there, nor that nothing was brought back since. Tokens ended with their clients; a signed token that others verify by themselves is good until it expires.</source>
        <translation>Il prouve qu’au moment de la signature, le journal d’audit du serveur contenait ces entrées comme dernier mot sur ces éléments. Il ne prouve pas que le partenaire n’avait rien d’autre, ni que rien n’a été rétabli depuis. Les jetons ont pris fin avec leurs clients ; un jeton signé que d’autres vérifient eux-mêmes reste valable jusqu’à son expiration.</translation>
    </message>
    <message>
        <source>SHA-256 of the content</source>
        <translation>SHA-256 du contenu</translation>
    </message>
    <message numerus="yes">
        <source>Signed by %1, %n audit entry(ies)</source>
        <translation>
            <numerusform>Signé par %1, %n entrée d’audit</numerusform>
            <numerusform>Signé par %1, %n entrées d’audit</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::RevealSheet</name>
    <message>
        <source>Key rotated</source>
        <translation>Rotation effectuée</translation>
    </message>
    <message>
        <source>Key issued</source>
        <translation>Clé émise</translation>
    </message>
    <message>
        <source>%1 for %2 › %3</source>
        <comment>key, partner, application</comment>
        <translation>%1 pour %2 › %3</translation>
    </message>
    <message>
        <source>This is the only time the key can be seen. Octroi keeps its digest, not the key.</source>
        <translation>La clé n’est visible que cette fois-ci&#xa0;: Octroi n’en conserve que l’empreinte.</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>Clé d’API</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Essayer</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Copier la commande</translation>
    </message>
    <message>
        <source>I have stored or delivered this key</source>
        <translation>J’ai enregistré ou remis cette clé</translation>
    </message>
    <message>
        <source>Issue another</source>
        <translation>Émettre une autre clé</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>Confirm first that the key is stored: it cannot be shown again.</source>
        <translation>Confirmez d’abord que la clé est enregistrée&#xa0;: elle ne pourra plus être affichée.</translation>
    </message>
    <message>
        <source>This key cannot be shown again. Store it, confirm that below, then close.</source>
        <translation>Cette clé ne pourra plus être affichée. Enregistrez-la, confirmez-le ci-dessous, puis fermez.</translation>
    </message>
    <message>
        <source>Seal it to the partner&apos;s certificate or to a passphrase, so that it need not travel in clear.</source>
        <translation>Chiffrez-la pour le certificat du partenaire ou avec une phrase secrète, pour qu’elle ne voyage pas en clair.</translation>
    </message>
    <message>
        <source>Deliver…</source>
        <translation>Remettre…</translation>
    </message>
    <message>
        <source>Secret of the client</source>
        <translation>Secret du client</translation>
    </message>
    <message numerus="yes">
        <source>This is the only time the secret can be seen. The client has %n secret(s) that work.</source>
        <translation>
            <numerusform>C’est la seule fois que le secret est visible. Le client a %n&#xa0;secret valable.</numerusform>
            <numerusform>C’est la seule fois que le secret est visible. Le client a %n&#xa0;secrets valables.</numerusform>
        </translation>
    </message>
    <message>
        <source>This is the only time the secret can be seen. Octroi keeps its digest, not the secret.</source>
        <translation>C’est la seule fois que le secret est visible. Octroi conserve son empreinte, pas le secret.</translation>
    </message>
    <message>
        <source>Secret of client %1</source>
        <comment>the client&apos;s identifier</comment>
        <translation>Secret du client %1</translation>
    </message>
    <message>
        <source>I have stored or passed on this secret</source>
        <translation>J’ai conservé ou transmis ce secret</translation>
    </message>
    <message>
        <source>Confirm first that the secret is stored: it cannot be shown again.</source>
        <translation>Confirmez d’abord que le secret est conservé&#xa0;: il ne sera plus affiché.</translation>
    </message>
    <message>
        <source>This secret cannot be shown again. Store it, confirm that below, then close.</source>
        <translation>Ce secret ne sera plus affiché. Conservez-le, confirmez-le ci-dessous, puis fermez.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::RotateSheet</name>
    <message>
        <source>Rotate %1</source>
        <translation>Rotation de %1</translation>
    </message>
    <message>
        <source>A new key with the same scopes, restrictions and plan is issued and shown once. The old one goes on working until the overlap ends.</source>
        <translation>Une nouvelle clé, aux portées, restrictions et forfait identiques, est émise et affichée une seule fois. L’ancienne continue de fonctionner jusqu’à la fin du préavis.</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>Préavis</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1&#xa0;heure</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1&#xa0;jour</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7&#xa0;jours</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30&#xa0;jours</translation>
    </message>
    <message>
        <source>Rotate key</source>
        <translation>Lancer la rotation</translation>
    </message>
    <message>
        <source>The old key stops to work at once.</source>
        <translation>L’ancienne clé cesse de fonctionner immédiatement.</translation>
    </message>
    <message>
        <source>The old key stops to work on %1.</source>
        <translation>L’ancienne clé cesse de fonctionner le %1.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::RunSheet</name>
    <message>
        <source>Save the results</source>
        <translation>Enregistrer les résultats</translation>
    </message>
    <message>
        <source>New file for the keys</source>
        <translation>Nouveau fichier pour les clés</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>En échec</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Faites</translation>
    </message>
    <message>
        <source>Which items</source>
        <translation>Éléments affichés</translation>
    </message>
    <message>
        <source>Items of the run</source>
        <translation>Éléments de l’opération</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Enregistrer en CSV…</translation>
    </message>
    <message>
        <source>Save the keys…</source>
        <translation>Enregistrer les clés…</translation>
    </message>
    <message>
        <source>Try the failed again</source>
        <translation>Réessayer les échecs</translation>
    </message>
    <message>
        <source>Leave out the rest</source>
        <translation>Abandonner le reste</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Suspendre l’opération</translation>
    </message>
    <message>
        <source>Waiting for the calls under way</source>
        <translation>En attente de la fin des appels en cours</translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation>Cette fenêtre est en lecture seule.</translation>
    </message>
    <message>
        <source>The new keys are shown nowhere else. Save them before the program ends.</source>
        <translation>Les nouvelles clés ne sont affichées nulle part ailleurs. Enregistrez-les avant de quitter le programme.</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Valeurs séparées par des virgules (*.csv)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Enregistré sous %1.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ScopePicker</name>
    <message numerus="yes">
        <source>Search %n scope(s)</source>
        <translation>
            <numerusform>Rechercher dans %n portée</numerusform>
            <numerusform>Rechercher dans %n portées</numerusform>
        </translation>
    </message>
    <message>
        <source>Search the scopes</source>
        <translation>Rechercher dans les portées</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>Portées</translation>
    </message>
    <message>
        <source>There are no scopes yet. Create them under APIs &amp; scopes.</source>
        <translation>Il n’y a pas encore de portée. Créez-en sous «&#xa0;API et portées&#xa0;».</translation>
    </message>
    <message>
        <source>No scope matches.</source>
        <translation>Aucune portée ne correspond.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ScopeReplaceSheet</name>
    <message>
        <source>There is no other scope.</source>
        <translation>Il n’y a pas d’autre portée.</translation>
    </message>
    <message>
        <source>Rename or merge %1</source>
        <translation>Renommer ou fusionner %1</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Merge into another</source>
        <translation>Fusionner dans une autre</translation>
    </message>
    <message>
        <source>What is done with the scope</source>
        <translation>Ce qui est fait de la portée</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Nouveau nom</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>Dans</translation>
    </message>
    <message>
        <source>The scope that stays</source>
        <translation>La portée qui reste</translation>
    </message>
    <message>
        <source>Access tokens that are out keep the old name until they are renewed.</source>
        <translation>Les jetons d’accès déjà émis gardent l’ancien nom jusqu’à leur renouvellement.</translation>
    </message>
    <message>
        <source>Preview…</source>
        <translation>Aperçu…</translation>
    </message>
    <message>
        <source>Looking who has it…</source>
        <translation>Recherche de qui la détient…</translation>
    </message>
    <message>
        <source>It is replaced in %1, %2, %3 and %4, in an order in which no call of theirs is refused on the way.</source>
        <comment>keys, clients, issuers, endpoints</comment>
        <translation>Elle est remplacée dans %1, %2, %3 et %4, dans un ordre où aucun de leurs appels n’est refusé en chemin.</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s)</source>
        <translation>
            <numerusform>%n clé</numerusform>
            <numerusform>%n clés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s)</source>
        <translation>
            <numerusform>%n client</numerusform>
            <numerusform>%n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trusted issuer(s)</source>
        <translation>
            <numerusform>%n émetteur reconnu</numerusform>
            <numerusform>%n émetteurs reconnus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s)</source>
        <translation>
            <numerusform>%n point d’accès</numerusform>
            <numerusform>%n points d’accès</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n credential(s) have it by a wildcard that does not cover %1, and lose it.</source>
        <translation>
            <numerusform>%n identifiant la tient d’un joker qui ne couvre pas %1, et la perd.</numerusform>
            <numerusform>%n identifiants la tiennent d’un joker qui ne couvre pas %1, et la perdent.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is a scope of that name already. Merge into it instead.</source>
        <translation>Une portée de ce nom existe déjà. Fusionnez plutôt avec elle.</translation>
    </message>
    <message>
        <source>That is its name already.</source>
        <translation>C’est déjà son nom.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::ScopeSheet</name>
    <message>
        <source>New scope</source>
        <translation>Nouvelle portée</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>Modifier %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>What a key with it can do, as in “Read orders and their lines”</source>
        <translation>Ce qu’elle permet, comme «&#xa0;Lire les commandes et leurs lignes&#xa0;»</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensibilité</translation>
    </message>
    <message>
        <source>Longest life of a key with it</source>
        <translation>Durée de vie maximale des clés</translation>
    </message>
    <message>
        <source>Longest life of a key with it, in days</source>
        <translation>Durée de vie maximale des clés, en jours</translation>
    </message>
    <message>
        <source>No bound</source>
        <translation>Sans limite</translation>
    </message>
    <message>
        <source> days</source>
        <translation> jours</translation>
    </message>
    <message>
        <source>Create scope</source>
        <translation>Créer la portée</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>There is a scope of that name already.</source>
        <translation>Une portée de ce nom existe déjà.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::SealChoice</name>
    <message>
        <source>Seal it to</source>
        <translation>Chiffrer avec</translation>
    </message>
    <message>
        <source>A certificate</source>
        <translation>Un certificat</translation>
    </message>
    <message>
        <source>A passphrase</source>
        <translation>Une phrase secrète</translation>
    </message>
    <message>
        <source>As</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Certificate of the partner</source>
        <translation>Certificat du partenaire</translation>
    </message>
    <message>
        <source>PEM or DER; drop it here, or type where it is</source>
        <translation>PEM ou DER : déposez-le ici ou indiquez son emplacement</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choose the certificate</source>
        <translation>Choisir le certificat</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Générer</translation>
    </message>
    <message>
        <source>%1, issued by %2. %3, valid until %4.
SHA-256 %5</source>
        <comment>certificate: subject, issuer, key, date, fingerprint</comment>
        <translation>%1, délivré par %2. %3, valable jusqu’au %4.
SHA-256 %5</translation>
    </message>
    <message>
        <source>Tell it to the partner by another channel than the file.</source>
        <translation>Communiquez-la au partenaire par un autre canal que le fichier.</translation>
    </message>
    <message>
        <source>Weak: it can be guessed. Take more words, or generate one.</source>
        <translation>Faible : elle peut être devinée. Ajoutez des mots ou générez-en une.</translation>
    </message>
    <message>
        <source>Fair. A generated one is stronger.</source>
        <translation>Correcte. Une phrase générée est plus sûre.</translation>
    </message>
    <message>
        <source>Strong. Tell it to the partner by another channel than the file.</source>
        <translation>Forte. Communiquez-la au partenaire par un autre canal que le fichier.</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.der);;All files (*)</source>
        <translation>Certificats (*.pem *.crt *.cer *.der);;Tous les fichiers (*)</translation>
    </message>
    <message numerus="yes">
        <source>A passphrase has at least %n character(s).</source>
        <translation>
            <numerusform>Une phrase secrète compte au moins %n caractère.</numerusform>
            <numerusform>Une phrase secrète compte au moins %n caractères.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose the certificate.</source>
        <translation>Choisissez le certificat.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::SharedPreviewSheet</name>
    <message>
        <source>%1 (%2)</source>
        <comment>backend, number of calls</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Backends that will be called</source>
        <translation>Serveurs qui seront appelés</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) to %1. Nothing has been sent yet.</source>
        <translation>
            <numerusform>%n appel à %1. Rien n’a encore été envoyé.</numerusform>
            <numerusform>%n appels à %1. Rien n’a encore été envoyé.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backend(s)</source>
        <comment>to whom calls are made</comment>
        <translation>
            <numerusform>%n serveur</numerusform>
            <numerusform>%n serveurs</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Type %1 to confirm</source>
        <translation>Saisissez %1 pour confirmer</translation>
    </message>
    <message>
        <source>%1 is read-only.</source>
        <translation>%1 est en lecture seule.</translation>
    </message>
    <message>
        <source>Not every change can be made on %1; its calls say why.</source>
        <translation>Certaines modifications sont impossibles sur %1&#xa0;; ses appels disent pourquoi.</translation>
    </message>
    <message>
        <source>It is being sent.</source>
        <translation>Envoi en cours.</translation>
    </message>
    <message>
        <source>Type %1 first.</source>
        <translation>Saisissez d’abord %1.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>backend, what was done there</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>object, what went wrong</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Settle what others changed…</source>
        <translation>Trancher les conflits…</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::SignInProgress</name>
    <message>
        <source>Open %1 on any device and type this code. This goes on by itself as soon as you have.</source>
        <translation>Ouvrez %1 sur n’importe quel appareil et saisissez ce code. La suite se fait d’elle-même ensuite.</translation>
    </message>
    <message>
        <source>Sign in in the browser that opened. This goes on by itself as soon as you have. No browser? Copy the address into one on this computer.</source>
        <translation>Connectez-vous dans le navigateur qui s’est ouvert. La suite se fait d’elle-même ensuite. Pas de navigateur&#x202f;? Copiez l’adresse dans celui de cet ordinateur.</translation>
    </message>
    <message>
        <source>Code to type: %1</source>
        <translation>Code à saisir&#x202f;: %1</translation>
    </message>
    <message>
        <source>Address to open</source>
        <translation>Adresse à ouvrir</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>Copier le code</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Copier l’adresse</translation>
    </message>
    <message>
        <source>Open the page here</source>
        <translation>Ouvrir la page ici</translation>
    </message>
    <message>
        <source>Open the browser again</source>
        <translation>Rouvrir le navigateur</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::SignInSheet</name>
    <message>
        <source>Sign in to %1</source>
        <translation>Connexion à %1</translation>
    </message>
    <message>
        <source>%1, realm %2</source>
        <translation>%1, realm %2</translation>
    </message>
    <message>
        <source>%1. What you were doing is still there when you are back.</source>
        <translation>%1. Ce que vous faisiez est toujours là à votre retour.</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Jeton d’accès</translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation>Secret du client</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Pas maintenant</translation>
    </message>
    <message>
        <source>Open the browser</source>
        <translation>Ouvrir le navigateur</translation>
    </message>
    <message>
        <source>Get a code</source>
        <translation>Obtenir un code</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>It is needed to sign in.</source>
        <translation>Il est nécessaire pour se connecter.</translation>
    </message>
    <message>
        <source>The server is asked.</source>
        <translation>Le serveur est interrogé.</translation>
    </message>
    <message>
        <source>The server does not accept this token.</source>
        <translation>Le serveur n’accepte pas ce jeton.</translation>
    </message>
    <message>
        <source>The server does not accept this secret.</source>
        <translation>Le serveur n’accepte pas ce secret.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::SnoozeSheet</name>
    <message>
        <source>Snooze %1</source>
        <comment>the rule of an alert</comment>
        <translation>Mettre en veille %1</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Mettre en veille</translation>
    </message>
    <message>
        <source>15 minutes</source>
        <translation>15 minutes</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 heure</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 jour</translation>
    </message>
    <message>
        <source>Until…</source>
        <translation>Jusqu’à…</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>Pendant combien de temps</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Jusqu’au</translation>
    </message>
    <message>
        <source>Nobody is told of it before %1, also not when it ends. If it still fires then, it is told again.</source>
        <translation>Personne n’en est averti avant le %1, même si elle prend fin. Si elle est encore active à ce moment-là, elle est signalée de nouveau.</translation>
    </message>
    <message>
        <source>Choose a moment of the next 31 days.</source>
        <translation>Choisissez un moment dans les 31 prochains jours.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::StateSheet</name>
    <message>
        <source>Compare with a state file</source>
        <translation>Comparer avec un fichier d’état</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>YAML as “Write the state to a file…” makes it; drop it here, or type where it is</source>
        <translation>YAML tel que l’écrit «&#x202f;Écrire l’état dans un fichier…&#x202f;»&#x202f;; déposez-le ici ou saisissez son emplacement</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choose the state file</source>
        <translation>Choisir le fichier d’état</translation>
    </message>
    <message>
        <source>Also remove what the file does not name</source>
        <translation>Retirer aussi ce que le fichier ne nomme pas</translation>
    </message>
    <message>
        <source>APIs and scopes are deleted, clients revoked, partners closed.</source>
        <translation>Les API et les portées sont supprimées, les clients révoqués, les partenaires fermés.</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Différences</translation>
    </message>
    <message>
        <source>What differs of the chosen one</source>
        <translation>Ce qui diffère pour l’élément choisi</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Actuellement</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Ensuite</translation>
    </message>
    <message>
        <source>The secrets of new clients go into this new file</source>
        <translation>Les secrets des nouveaux clients vont dans ce nouveau fichier</translation>
    </message>
    <message>
        <source>They are shown nowhere else.</source>
        <translation>Ils ne sont affichés nulle part ailleurs.</translation>
    </message>
    <message>
        <source>Choose where the secrets go</source>
        <translation>Choisir où vont les secrets</translation>
    </message>
    <message>
        <source>There is no difference: the backend is as the file says.</source>
        <translation>Il n’y a aucune différence&#x202f;: le serveur est tel que le décrit le fichier.</translation>
    </message>
    <message numerus="yes">
        <source>%n to create</source>
        <translation>
            <numerusform>%n à créer</numerusform>
            <numerusform>%n à créer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to change</source>
        <translation>
            <numerusform>%n à modifier</numerusform>
            <numerusform>%n à modifier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to remove</source>
        <translation>
            <numerusform>%n à retirer</numerusform>
            <numerusform>%n à retirer</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2, %3.</source>
        <comment>counts of objects: created, changed, removed</comment>
        <translation>%1, %2, %3.</translation>
    </message>
    <message numerus="yes">
        <source>%n that the file does not name cannot be removed.</source>
        <translation>
            <numerusform>%n que le fichier ne nomme pas ne peut pas être retiré.</numerusform>
            <numerusform>%n que le fichier ne nomme pas ne peuvent pas être retirés.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is under way.</source>
        <translation>C’est en cours.</translation>
    </message>
    <message>
        <source>Nothing is to be done.</source>
        <translation>Il n’y a rien à faire.</translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation>Cette fenêtre est en lecture seule.</translation>
    </message>
    <message>
        <source>%1 is impossible as the file wants it.</source>
        <translation>%1 est impossible tel que le fichier le veut.</translation>
    </message>
    <message>
        <source>Type %1 first.</source>
        <translation>Saisissez d’abord %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) that work now will stop to work or lose a right.</source>
        <translation>
            <numerusform>%n clé qui fonctionne actuellement cessera de fonctionner ou perdra un droit.</numerusform>
            <numerusform>%n clés qui fonctionnent actuellement cesseront de fonctionner ou perdront un droit.</numerusform>
        </translation>
    </message>
    <message>
        <source>Type %1 to confirm</source>
        <translation>Saisissez %1 pour confirmer</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message numerus="yes">
        <source>Make %n change(s)</source>
        <translation>
            <numerusform>Effectuer %n modification</numerusform>
            <numerusform>Effectuer %n modifications</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>What differs of %1</source>
        <translation>Ce qui diffère pour %1</translation>
    </message>
    <message>
        <source>Changes are being made. Stop them first; what was made stays.</source>
        <translation>Des modifications sont en cours. Arrêtez-les d’abord&#x202f;; ce qui est fait reste.</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>Choisissez un fichier.</translation>
    </message>
    <message>
        <source>The backend changed meanwhile. This is what would be done now.</source>
        <translation>Le serveur a changé entre-temps. Voici ce qui serait fait à présent.</translation>
    </message>
    <message>
        <source>Say where the secrets go: they cannot be read again later.</source>
        <translation>Indiquez où vont les secrets&#x202f;: ils ne pourront plus être lus ensuite.</translation>
    </message>
    <message>
        <source>The file is there already. Secrets go into a new one.</source>
        <translation>Le fichier existe déjà. Les secrets vont dans un nouveau fichier.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>object, what went wrong</comment>
        <translation>%1&#x202f;: %2</translation>
    </message>
    <message>
        <source>The secrets could not all be written. %1</source>
        <translation>Les secrets n’ont pas tous pu être écrits. %1</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) were made.</source>
        <translation>
            <numerusform>%n modification effectuée.</numerusform>
            <numerusform>%n modifications effectuées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) are left.</source>
        <translation>
            <numerusform>Il reste %n différence.</numerusform>
            <numerusform>Il reste %n différences.</numerusform>
        </translation>
    </message>
    <message>
        <source>States (*.yaml *.yml);;All files (*)</source>
        <translation>États (*.yaml *.yml);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>New file for the secrets</source>
        <translation>Nouveau fichier pour les secrets</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Valeurs séparées par des virgules (*.csv)</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::TokenEdit</name>
    <message>
        <source>Remove %1</source>
        <translation>Retirer %1</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::UnlockSheet</name>
    <message>
        <source>Open the secrets of your connections</source>
        <translation>Ouvrir les secrets de vos connexions</translation>
    </message>
    <message>
        <source>They lie in an encrypted file on this computer. Until it is open, these servers cannot be signed in to.</source>
        <translation>Ils se trouvent dans un fichier chiffré sur cet ordinateur. Tant qu’il n’est pas ouvert, la connexion à ces serveurs est impossible.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Write the passphrase.</source>
        <translation>Saisissez la phrase secrète.</translation>
    </message>
    <message>
        <source>The file is being opened.</source>
        <translation>Ouverture du fichier en cours.</translation>
    </message>
    <message>
        <source>This passphrase does not open the file.</source>
        <translation>Cette phrase secrète n’ouvre pas le fichier.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::WebhookSecretSheet</name>
    <message>
        <source>Secret of the webhook</source>
        <translation>Secret du webhook</translation>
    </message>
    <message>
        <source>This is the only time the secret can be seen.</source>
        <translation>C’est la seule fois que le secret est visible.</translation>
    </message>
    <message>
        <source>Signing secret</source>
        <translation>Secret de signature</translation>
    </message>
    <message>
        <source>Give it to whoever runs %1: calls are signed with it as Standard Webhooks says (webhook-id, webhook-timestamp, webhook-signature). A secret before it signs nothing any more.</source>
        <translation>Transmettez-le à qui exploite %1 : les appels sont signés avec lui selon Standard Webhooks (webhook-id, webhook-timestamp, webhook-signature). Un secret antérieur ne signe plus rien.</translation>
    </message>
    <message>
        <source>I have stored or passed on this secret</source>
        <translation>J’ai conservé ou transmis ce secret</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Confirm first that the secret is stored: it cannot be shown again.</source>
        <translation>Confirmez d’abord que le secret est conservé : il ne sera plus affiché.</translation>
    </message>
    <message>
        <source>This secret cannot be shown again. Store it, confirm that below, then close.</source>
        <translation>Ce secret ne sera plus affiché. Conservez-le, confirmez-le ci-dessous, puis fermez.</translation>
    </message>
</context>
<context>
    <name>octroi::dialogs::Words</name>
    <message>
        <source>Suspend %1</source>
        <translation>Suspendre %1</translation>
    </message>
    <message numerus="yes">
        <source>Suspend %n key(s)</source>
        <translation>
            <numerusform>Suspendre la clé</numerusform>
            <numerusform>Suspendre %n clés</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume %1</source>
        <translation>Réactiver %1</translation>
    </message>
    <message numerus="yes">
        <source>Resume %n key(s)</source>
        <translation>
            <numerusform>Réactiver la clé</numerusform>
            <numerusform>Réactiver %n clés</numerusform>
        </translation>
    </message>
    <message>
        <source>Revoke %1</source>
        <translation>Révoquer %1</translation>
    </message>
    <message numerus="yes">
        <source>Revoke %n key(s)</source>
        <translation>
            <numerusform>Révoquer la clé</numerusform>
            <numerusform>Révoquer %n clés</numerusform>
        </translation>
    </message>
    <message>
        <source>Rotate %1</source>
        <translation>Rotation de %1</translation>
    </message>
    <message numerus="yes">
        <source>Rotate %n key(s)</source>
        <translation>
            <numerusform>Lancer la rotation</numerusform>
            <numerusform>Lancer la rotation de %n clés</numerusform>
        </translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>Modifier %1</translation>
    </message>
    <message numerus="yes">
        <source>Change %n object(s)</source>
        <translation>
            <numerusform>Modifier %n objet</numerusform>
            <numerusform>Modifier %n objets</numerusform>
        </translation>
    </message>
    <message>
        <source>Issue %1</source>
        <translation>Émettre %1</translation>
    </message>
    <message numerus="yes">
        <source>Issue %n key(s)</source>
        <translation>
            <numerusform>Émettre %n clé</numerusform>
            <numerusform>Émettre %n clés</numerusform>
        </translation>
    </message>
    <message>
        <source>Create %1</source>
        <translation>Créer %1</translation>
    </message>
    <message numerus="yes">
        <source>Create %n object(s)</source>
        <translation>
            <numerusform>Créer %n objet</numerusform>
            <numerusform>Créer %n objets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n modification</numerusform>
            <numerusform>%n modifications</numerusform>
        </translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message numerus="yes">
        <source>suspend %n key(s)</source>
        <translation>
            <numerusform>suspendre %n clé</numerusform>
            <numerusform>suspendre %n clés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>resume %n key(s)</source>
        <translation>
            <numerusform>réactiver %n clé</numerusform>
            <numerusform>réactiver %n clés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>revoke %n key(s)</source>
        <translation>
            <numerusform>révoquer %n clé</numerusform>
            <numerusform>révoquer %n clés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>rotate %n key(s)</source>
        <translation>
            <numerusform>lancer la rotation de %n clé</numerusform>
            <numerusform>lancer la rotation de %n clés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n key(s)</source>
        <translation>
            <numerusform>modifier %n clé</numerusform>
            <numerusform>modifier %n clés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n object(s)</source>
        <translation>
            <numerusform>modifier %n objet</numerusform>
            <numerusform>modifier %n objets</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled: %1 of %2 changes were made.</source>
        <translation>Annulé. Modifications effectuées&#xa0;: %1 sur %2.</translation>
    </message>
    <message>
        <source>%1 was not changed.</source>
        <translation>%1&#xa0;: aucune modification.</translation>
    </message>
    <message>
        <source>%1 of %2 changes failed.</source>
        <translation>Modifications en échec&#xa0;: %1 sur %2.</translation>
    </message>
    <message>
        <source>%1 was suspended.</source>
        <translation>Clé %1 suspendue.</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were suspended.</source>
        <translation>
            <numerusform>%n clé suspendue.</numerusform>
            <numerusform>%n clés suspendues.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was resumed.</source>
        <translation>Clé %1 réactivée.</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were resumed.</source>
        <translation>
            <numerusform>%n clé réactivée.</numerusform>
            <numerusform>%n clés réactivées.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was revoked.</source>
        <translation>Clé %1 révoquée.</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were revoked.</source>
        <translation>
            <numerusform>%n clé révoquée.</numerusform>
            <numerusform>%n clés révoquées.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was rotated.</source>
        <translation>Rotation de %1 effectuée.</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were rotated.</source>
        <translation>
            <numerusform>Rotation de %n clé effectuée.</numerusform>
            <numerusform>Rotation de %n clés effectuée.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was issued.</source>
        <translation>Clé %1 émise.</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were issued.</source>
        <translation>
            <numerusform>%n clé émise.</numerusform>
            <numerusform>%n clés émises.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was created.</source>
        <translation>%1&#xa0;: création effectuée.</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) were created.</source>
        <translation>
            <numerusform>%n objet créé.</numerusform>
            <numerusform>%n objets créés.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was changed.</source>
        <translation>%1&#xa0;: modification effectuée.</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) were changed.</source>
        <translation>
            <numerusform>%n objet modifié.</numerusform>
            <numerusform>%n objets modifiés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore %1</source>
        <translation>Rétablir %1</translation>
    </message>
    <message numerus="yes">
        <source>Restore %n key(s)</source>
        <translation>
            <numerusform>Rétablir %n clé</numerusform>
            <numerusform>Rétablir %n clés</numerusform>
        </translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>Déplacer %1</translation>
    </message>
    <message numerus="yes">
        <source>Move %n key(s)</source>
        <translation>
            <numerusform>Déplacer %n clé</numerusform>
            <numerusform>Déplacer %n clés</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>Supprimer %1</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n object(s)</source>
        <translation>
            <numerusform>Supprimer %n objet</numerusform>
            <numerusform>Supprimer %n objets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>restore %n key(s)</source>
        <translation>
            <numerusform>rétablir %n clé</numerusform>
            <numerusform>rétablir %n clés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>move %n key(s)</source>
        <translation>
            <numerusform>déplacer %n clé</numerusform>
            <numerusform>déplacer %n clés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n object(s)</source>
        <translation>
            <numerusform>supprimer %n objet</numerusform>
            <numerusform>supprimer %n objets</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was restored.</source>
        <translation>Clé %1 rétablie.</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were restored.</source>
        <translation>
            <numerusform>%n clé rétablie.</numerusform>
            <numerusform>%n clés rétablies.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was moved.</source>
        <translation>Clé %1 déplacée.</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were moved.</source>
        <translation>
            <numerusform>%n clé déplacée.</numerusform>
            <numerusform>%n clés déplacées.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>%1&#xa0;: suppression effectuée.</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) were deleted.</source>
        <translation>
            <numerusform>%n objet supprimé.</numerusform>
            <numerusform>%n objets supprimés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Suspend %n client(s)</source>
        <translation>
            <numerusform>Suspendre le client</numerusform>
            <numerusform>Suspendre %n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resume %n client(s)</source>
        <translation>
            <numerusform>Réactiver le client</numerusform>
            <numerusform>Réactiver %n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Revoke %n client(s)</source>
        <translation>
            <numerusform>Révoquer le client</numerusform>
            <numerusform>Révoquer %n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>suspend %n client(s)</source>
        <translation>
            <numerusform>suspendre le client</numerusform>
            <numerusform>suspendre %n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>resume %n client(s)</source>
        <translation>
            <numerusform>réactiver le client</numerusform>
            <numerusform>réactiver %n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>revoke %n client(s)</source>
        <translation>
            <numerusform>révoquer le client</numerusform>
            <numerusform>révoquer %n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) were suspended.</source>
        <translation>
            <numerusform>%n client a été suspendu.</numerusform>
            <numerusform>%n clients ont été suspendus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) were resumed.</source>
        <translation>
            <numerusform>%n client a été réactivé.</numerusform>
            <numerusform>%n clients ont été réactivés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) were revoked.</source>
        <translation>
            <numerusform>%n client a été révoqué.</numerusform>
            <numerusform>%n clients ont été révoqués.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a secret to %1</source>
        <translation>Ajouter un secret à %1</translation>
    </message>
    <message numerus="yes">
        <source>Add %n secret(s)</source>
        <translation>
            <numerusform>Ajouter %n&#xa0;secret</numerusform>
            <numerusform>Ajouter %n&#xa0;secrets</numerusform>
        </translation>
    </message>
    <message>
        <source>Rotate the secret of %1</source>
        <translation>Rotation du secret de %1</translation>
    </message>
    <message numerus="yes">
        <source>Rotate %n secret(s)</source>
        <translation>
            <numerusform>Remplacer %n&#xa0;secret</numerusform>
            <numerusform>Remplacer %n&#xa0;secrets</numerusform>
        </translation>
    </message>
    <message>
        <source>Revoke a secret of %1</source>
        <translation>Révoquer un secret de %1</translation>
    </message>
    <message numerus="yes">
        <source>Revoke %n secret(s)</source>
        <translation>
            <numerusform>Révoquer %n&#xa0;secret</numerusform>
            <numerusform>Révoquer %n&#xa0;secrets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>add %n secret(s)</source>
        <translation>
            <numerusform>ajouter %n&#xa0;secret</numerusform>
            <numerusform>ajouter %n&#xa0;secrets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>rotate %n secret(s)</source>
        <translation>
            <numerusform>remplacer %n&#xa0;secret</numerusform>
            <numerusform>remplacer %n&#xa0;secrets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>revoke %n secret(s)</source>
        <translation>
            <numerusform>révoquer %n&#xa0;secret</numerusform>
            <numerusform>révoquer %n&#xa0;secrets</numerusform>
        </translation>
    </message>
    <message>
        <source>A secret was added to %1.</source>
        <translation>Un secret a été ajouté à %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n secret(s) were added.</source>
        <translation>
            <numerusform>%n&#xa0;secret a été ajouté.</numerusform>
            <numerusform>%n&#xa0;secrets ont été ajoutés.</numerusform>
        </translation>
    </message>
    <message>
        <source>The secret of %1 was rotated.</source>
        <translation>Le secret de %1 a été remplacé.</translation>
    </message>
    <message numerus="yes">
        <source>%n secret(s) were rotated.</source>
        <translation>
            <numerusform>%n&#xa0;secret a été remplacé.</numerusform>
            <numerusform>%n&#xa0;secrets ont été remplacés.</numerusform>
        </translation>
    </message>
    <message>
        <source>A secret of %1 was revoked.</source>
        <translation>Un secret de %1 a été révoqué.</translation>
    </message>
    <message numerus="yes">
        <source>%n secret(s) were revoked.</source>
        <translation>
            <numerusform>%n&#xa0;secret a été révoqué.</numerusform>
            <numerusform>%n&#xa0;secrets ont été révoqués.</numerusform>
        </translation>
    </message>
    <message>
        <source>End %1</source>
        <translation>Mettre fin à %1</translation>
    </message>
    <message numerus="yes">
        <source>End %n token(s)</source>
        <translation>
            <numerusform>Mettre fin à %n jeton</numerusform>
            <numerusform>Mettre fin à %n jetons</numerusform>
        </translation>
    </message>
    <message>
        <source>End all tokens of %1</source>
        <translation>Mettre fin à tous les jetons de %1</translation>
    </message>
    <message numerus="yes">
        <source>End the tokens of %n object(s)</source>
        <translation>
            <numerusform>Mettre fin aux jetons de %n objet</numerusform>
            <numerusform>Mettre fin aux jetons de %n objets</numerusform>
        </translation>
    </message>
    <message>
        <source>End all tokens</source>
        <translation>Mettre fin à tous les jetons</translation>
    </message>
    <message numerus="yes">
        <source>end %n token(s)</source>
        <translation>
            <numerusform>mettre fin à %n jeton</numerusform>
            <numerusform>mettre fin à %n jetons</numerusform>
        </translation>
    </message>
    <message>
        <source>end all tokens</source>
        <translation>mettre fin à tous les jetons</translation>
    </message>
    <message>
        <source>%1 was ended.</source>
        <translation>%1 a pris fin.</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s) were ended.</source>
        <translation>
            <numerusform>%n jeton a pris fin.</numerusform>
            <numerusform>%n jetons ont pris fin.</numerusform>
        </translation>
    </message>
    <message>
        <source>All tokens of %1 were ended.</source>
        <translation>Tous les jetons de %1 ont pris fin.</translation>
    </message>
    <message numerus="yes">
        <source>The tokens of %n object(s) were ended.</source>
        <translation>
            <numerusform>Les jetons de %n objet ont pris fin.</numerusform>
            <numerusform>Les jetons de %n objets ont pris fin.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Suspend %n credential(s)</source>
        <translation>
            <numerusform>Suspendre l’identifiant</numerusform>
            <numerusform>Suspendre %n identifiants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resume %n credential(s)</source>
        <translation>
            <numerusform>Réactiver l’identifiant</numerusform>
            <numerusform>Réactiver %n identifiants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Revoke %n credential(s)</source>
        <translation>
            <numerusform>Révoquer l’identifiant</numerusform>
            <numerusform>Révoquer %n identifiants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>suspend %n credential(s)</source>
        <translation>
            <numerusform>suspendre l’identifiant</numerusform>
            <numerusform>suspendre %n identifiants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>resume %n credential(s)</source>
        <translation>
            <numerusform>réactiver l’identifiant</numerusform>
            <numerusform>réactiver %n identifiants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>revoke %n credential(s)</source>
        <translation>
            <numerusform>révoquer l’identifiant</numerusform>
            <numerusform>révoquer %n identifiants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n credential(s) were suspended.</source>
        <translation>
            <numerusform>%n identifiant a été suspendu.</numerusform>
            <numerusform>%n identifiants ont été suspendus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n credential(s) were resumed.</source>
        <translation>
            <numerusform>%n identifiant a été réactivé.</numerusform>
            <numerusform>%n identifiants ont été réactivés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n credential(s) were revoked.</source>
        <translation>
            <numerusform>%n identifiant a été révoqué.</numerusform>
            <numerusform>%n identifiants ont été révoqués.</numerusform>
        </translation>
    </message>
    <message>
        <source>Make a new webhook secret for %1</source>
        <translation>Créer un nouveau secret de webhook pour %1</translation>
    </message>
    <message numerus="yes">
        <source>Make %n webhook secret(s)</source>
        <translation>
            <numerusform>Créer %n secret de webhook</numerusform>
            <numerusform>Créer %n secrets de webhook</numerusform>
        </translation>
    </message>
    <message>
        <source>Acknowledge %1</source>
        <translation>Acquitter %1</translation>
    </message>
    <message numerus="yes">
        <source>Acknowledge %n alert(s)</source>
        <translation>
            <numerusform>Acquitter %n alerte</numerusform>
            <numerusform>Acquitter %n alertes</numerusform>
        </translation>
    </message>
    <message>
        <source>Snooze %1</source>
        <translation>Mettre en veille %1</translation>
    </message>
    <message numerus="yes">
        <source>Snooze %n alert(s)</source>
        <translation>
            <numerusform>Mettre en veille %n alerte</numerusform>
            <numerusform>Mettre en veille %n alertes</numerusform>
        </translation>
    </message>
    <message>
        <source>Rename %1</source>
        <comment>scope</comment>
        <translation>Renommer %1</translation>
    </message>
    <message>
        <source>Merge %1 into another scope</source>
        <translation>Fusionner %1 avec une autre portée</translation>
    </message>
    <message>
        <source>Make a new secret</source>
        <translation>Créer un nouveau secret</translation>
    </message>
    <message>
        <source>rename a scope, everywhere at once</source>
        <translation>renommer une portée, partout à la fois</translation>
    </message>
    <message>
        <source>merge two scopes, everywhere at once</source>
        <translation>fusionner deux portées, partout à la fois</translation>
    </message>
    <message>
        <source>The webhook of %1 has a new secret.</source>
        <translation>Le webhook de %1 a un nouveau secret.</translation>
    </message>
    <message numerus="yes">
        <source>%n webhook secret(s) were made.</source>
        <translation>
            <numerusform>%n secret de webhook a été créé.</numerusform>
            <numerusform>%n secrets de webhook ont été créés.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was acknowledged.</source>
        <translation>%1 : alerte acquittée.</translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) were acknowledged.</source>
        <translation>
            <numerusform>%n alerte a été acquittée.</numerusform>
            <numerusform>%n alertes ont été acquittées.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was snoozed.</source>
        <translation>%1 : alerte mise en veille.</translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) were snoozed.</source>
        <translation>
            <numerusform>%n alerte a été mise en veille.</numerusform>
            <numerusform>%n alertes ont été mises en veille.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was renamed in everything that has it.</source>
        <translation>%1 a été renommée partout où elle se trouve.</translation>
    </message>
    <message>
        <source>%1 was merged in everything that has it.</source>
        <translation>%1 a été fusionnée partout où elle se trouve.</translation>
    </message>
</context>
<context>
    <name>octroi::models::AlertRulesModel</name>
    <message>
        <source>On</source>
        <comment>an alert rule</comment>
        <translation>Activée</translation>
    </message>
    <message>
        <source>Paused</source>
        <comment>an alert rule</comment>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>What it looks at</source>
        <translation>Porte sur</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
</context>
<context>
    <name>octroi::models::AlertWords</name>
    <message>
        <source>Threshold</source>
        <translation>Seuil</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Silence</translation>
    </message>
    <message>
        <source>Anomaly</source>
        <translation>Anomalie</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Expiration</translation>
    </message>
    <message>
        <source>Quota</source>
        <translation>Quota</translation>
    </message>
    <message>
        <source>Calls</source>
        <comment>a measure</comment>
        <translation>Appels</translation>
    </message>
    <message>
        <source>Bytes</source>
        <comment>a measure</comment>
        <translation>Octets</translation>
    </message>
    <message>
        <source>Error rate</source>
        <comment>a measure</comment>
        <translation>Taux d’erreur</translation>
    </message>
    <message>
        <source>Latency (p%1)</source>
        <comment>a measure; percentile</comment>
        <translation>Latence (p%1)</translation>
    </message>
    <message>
        <source>Refusals</source>
        <comment>a measure</comment>
        <translation>Refus</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>OAuth client</source>
        <translation>Client OAuth</translation>
    </message>
    <message>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <source>Firing</source>
        <comment>an alert</comment>
        <translation>Active</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <comment>an alert</comment>
        <translation>En veille</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <comment>an alert</comment>
        <translation>Acquittée</translation>
    </message>
    <message>
        <source>Ended</source>
        <comment>an alert</comment>
        <translation>Terminée</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1 j</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 below %2 in %3</source>
        <comment>measure, limit, window</comment>
        <translation>%1 sous %2 en %3</translation>
    </message>
    <message>
        <source>%1 above %2 in %3</source>
        <comment>measure, limit, window</comment>
        <translation>%1 au-dessus de %2 en %3</translation>
    </message>
    <message>
        <source>No call in %1</source>
        <comment>window</comment>
        <translation>Aucun appel en %1</translation>
    </message>
    <message>
        <source>Calls off their weekly pattern, %1 × the usual deviation, in %2</source>
        <comment>number, window</comment>
        <translation>Appels hors de leur rythme hebdomadaire, %1 × l’écart habituel, en %2</translation>
    </message>
    <message>
        <source>Calls above their weekly pattern, %1 × the usual deviation, in %2</source>
        <comment>number, window</comment>
        <translation>Appels au-dessus de leur rythme hebdomadaire, %1 × l’écart habituel, en %2</translation>
    </message>
    <message>
        <source>Calls below their weekly pattern, %1 × the usual deviation, in %2</source>
        <comment>number, window</comment>
        <translation>Appels sous leur rythme hebdomadaire, %1 × l’écart habituel, en %2</translation>
    </message>
    <message>
        <source>Used to %1</source>
        <comment>list of percentages</comment>
        <translation>Consommé à %1</translation>
    </message>
    <message>
        <source>All credentials</source>
        <translation>Tous les identifiants</translation>
    </message>
    <message>
        <source>All calls</source>
        <translation>Tous les appels</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>kind of object, its name</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2, limit %3</source>
        <comment>measure, measured, limit</comment>
        <translation>%1 : %2, limite %3</translation>
    </message>
    <message>
        <source>No call; %1 were expected</source>
        <translation>Aucun appel ; %1 étaient attendus</translation>
    </message>
    <message>
        <source>No call any more</source>
        <translation>Plus aucun appel</translation>
    </message>
    <message>
        <source>%1 calls; %2 were expected</source>
        <translation>%1 appels ; %2 étaient attendus</translation>
    </message>
    <message numerus="yes">
        <source>Ends within %n day(s)</source>
        <translation>
            <numerusform>Prend fin dans %n jour au plus</numerusform>
            <numerusform>Prend fin dans %n jours au plus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A secret ends within %n day(s)</source>
        <translation>
            <numerusform>Un secret prend fin dans %n jour au plus</numerusform>
            <numerusform>Un secret prend fin dans %n jours au plus</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of the calls of the month</source>
        <translation>%1 des appels du mois</translation>
    </message>
    <message>
        <source>%1 of the bytes of the month</source>
        <translation>%1 des octets du mois</translation>
    </message>
    <message>
        <source>%1 of the calls of the day</source>
        <translation>%1 des appels du jour</translation>
    </message>
    <message>
        <source>%1. %2. Since %3.</source>
        <comment>object, what, when</comment>
        <translation>%1. %2. Depuis le %3.</translation>
    </message>
    <message>
        <source>%1 has known of it since %2.</source>
        <comment>who, when</comment>
        <translation>Acquittée par %1 le %2.</translation>
    </message>
    <message>
        <source>Nothing is sent before %1.</source>
        <comment>when</comment>
        <translation>Rien n’est envoyé avant le %1.</translation>
    </message>
    <message>
        <source>Ended on %1.</source>
        <comment>when</comment>
        <translation>Terminée le %1.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>object, what</comment>
        <translation>%1 : %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <translation>
            <numerusform>%1, et %n autre</numerusform>
            <numerusform>%1, et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Days before the end: %1</source>
        <comment>list of numbers</comment>
        <translation>Jours avant la fin : %1</translation>
    </message>
</context>
<context>
    <name>octroi::models::AlertsModel</name>
    <message>
        <source>Severity</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Ce qui se passe</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
</context>
<context>
    <name>octroi::models::ApiAudiencesModel</name>
    <message>
        <source>of %1</source>
        <comment>a trusted issuer</comment>
        <translation>de %1</translation>
    </message>
    <message numerus="yes">
        <source>this API alone, %n client(s)</source>
        <translation>
            <numerusform>cette API seule, %n client</numerusform>
            <numerusform>cette API seule, %n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every API, %n client(s)</source>
        <translation>
            <numerusform>toutes les API, %n client</numerusform>
            <numerusform>toutes les API, %n clients</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>endpoints</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Nothing of this API</source>
        <translation>Rien de cette API</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>Audience</translation>
    </message>
    <message>
        <source>Tokens for</source>
        <translation>Jetons pour</translation>
    </message>
    <message>
        <source>Opens</source>
        <translation>Ouvre</translation>
    </message>
</context>
<context>
    <name>octroi::models::ApisModel</name>
    <message>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <source>Base path</source>
        <translation>Chemin de base</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>Points d’accès</translation>
    </message>
</context>
<context>
    <name>octroi::models::ApplicationsModel</name>
    <message>
        <source>Application</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>Identifiants</translation>
    </message>
    <message>
        <source>Requests, 30 d</source>
        <translation>Requêtes, 30&#xa0;j</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Utilisée</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Création</translation>
    </message>
</context>
<context>
    <name>octroi::models::BenchDesk</name>
    <message>
        <source>Header</source>
        <translation>En-tête</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>Revendications</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>It does not say which client it was issued to</source>
        <translation>Il ne dit pas à quel client il a été remis</translation>
    </message>
    <message>
        <source>No client here has the identifier %1.</source>
        <translation>Aucun client d’ici n’a la référence %1.</translation>
    </message>
    <message>
        <source>%1 is active until %2</source>
        <translation>%1 est actif jusqu’au %2</translation>
    </message>
    <message>
        <source>%1 is active</source>
        <translation>%1 est actif</translation>
    </message>
    <message>
        <source>%1 is suspended: none of its tokens works.</source>
        <translation>%1 est suspendu&#x202f;: aucun de ses jetons ne fonctionne.</translation>
    </message>
    <message>
        <source>%1 was revoked: none of its tokens works.</source>
        <translation>%1 a été révoqué&#x202f;: aucun de ses jetons ne fonctionne.</translation>
    </message>
    <message>
        <source>%1 has expired: none of its tokens works.</source>
        <translation>%1 a expiré&#x202f;: aucun de ses jetons ne fonctionne.</translation>
    </message>
    <message>
        <source>%1 asks for %2, which is missing.</source>
        <translation>%1 exige %2, qui manque.</translation>
    </message>
    <message>
        <source>%1 asks for no scope</source>
        <translation>%1 n’exige aucune portée</translation>
    </message>
    <message>
        <source>%1 covers %2</source>
        <comment>scope, endpoint</comment>
        <translation>%1 couvre %2</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Portée</translation>
    </message>
    <message>
        <source>Revocation</source>
        <translation>Révocation</translation>
    </message>
    <message>
        <source>Only the server knows: the bench works offline</source>
        <translation>Seul le serveur le sait&#x202f;: l’établi travaille hors ligne</translation>
    </message>
    <message>
        <source>The server says that it is active</source>
        <translation>Le serveur dit qu’il est actif</translation>
    </message>
    <message>
        <source>The server says that it is not active: revoked, expired, or of somebody else.</source>
        <translation>Le serveur dit qu’il n’est pas actif&#x202f;: révoqué, expiré, ou à quelqu’un d’autre.</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Preuve</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Appel</translation>
    </message>
    <message>
        <source>For %1 %2</source>
        <comment>method, address</comment>
        <translation>Pour %1 %2</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Thumbprint %1, which has to stand in the token (cnf.jkt)</source>
        <translation>Empreinte %1, qui doit figurer dans le jeton (cnf.jkt)</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Parties</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Forme</translation>
    </message>
    <message>
        <source>The checksum is wrong: a character is missing or different.</source>
        <translation>La somme de contrôle est fausse&#x202f;: un caractère manque ou diffère.</translation>
    </message>
    <message>
        <source>prefix</source>
        <translation>préfixe</translation>
    </message>
    <message>
        <source>environment</source>
        <translation>environnement</translation>
    </message>
    <message>
        <source>identifier</source>
        <translation>référence</translation>
    </message>
    <message>
        <source>secret, not shown</source>
        <translation>secret, non affiché</translation>
    </message>
    <message>
        <source>Checksum right</source>
        <translation>Somme de contrôle exacte</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>Connu</translation>
    </message>
    <message>
        <source>%1 has this identifier</source>
        <translation>%1 a cette référence</translation>
    </message>
    <message>
        <source>No credential of the last sync has the identifier %1</source>
        <translation>Aucun identifiant de la dernière synchronisation n’a la référence %1</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>key</source>
        <translation>clé</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>application, partner</comment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>scope</source>
        <translation>portée</translation>
    </message>
    <message>
        <source>granted to %1</source>
        <translation>accordée à %1</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificat</translation>
    </message>
    <message>
        <source>It cannot be read as a certificate in PEM.</source>
        <translation>Il ne peut pas être lu comme certificat PEM.</translation>
    </message>
    <message>
        <source>subject</source>
        <translation>sujet</translation>
    </message>
    <message>
        <source>valid until</source>
        <translation>valable jusqu’au</translation>
    </message>
    <message>
        <source>x5t#S256, as it stands in a bound token</source>
        <translation>x5t#S256, tel qu’il figure dans un jeton lié</translation>
    </message>
    <message>
        <source>A certificate that can be read</source>
        <translation>Un certificat lisible</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Ends %1</source>
        <translation>Se termine %1</translation>
    </message>
    <message>
        <source>certificate</source>
        <translation>certificat</translation>
    </message>
    <message>
        <source>of the client %1</source>
        <translation>du client %1</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Clés</translation>
    </message>
    <message>
        <source>Two different keys have the same kid: a signature could not be told to one of them.</source>
        <translation>Deux clés différentes ont le même kid&#x202f;: une signature ne pourrait être attribuée à l’une d’elles.</translation>
    </message>
    <message>
        <source>It is larger than a key set may be (256 KB, 100 keys).</source>
        <translation>Il est plus grand qu’un jeu de clés ne peut l’être (256 Ko, 100 clés).</translation>
    </message>
    <message>
        <source>It is no JSON object with a list of keys.</source>
        <translation>Ce n’est pas un objet JSON avec une liste de clés.</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) can be used</source>
        <translation>
            <numerusform>%n clé utilisable</numerusform>
            <numerusform>%n clés utilisables</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Écartées</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) of a kind, curve or size that is not known</source>
        <translation>
            <numerusform>%n clé d’une sorte, d’une courbe ou d’une taille inconnue</numerusform>
            <numerusform>%n clés d’une sorte, d’une courbe ou d’une taille inconnue</numerusform>
        </translation>
    </message>
    <message>
        <source>This is a private key. It does not belong into a clipboard: whoever has it can sign in its owner&apos;s name.</source>
        <translation>C’est une clé privée. Elle n’a pas sa place dans un presse-papiers&#x202f;: qui la détient peut se faire passer pour son propriétaire.</translation>
    </message>
    <message>
        <source>It is encrypted for somebody else, so nothing in it can be read or verified here.</source>
        <translation>Il est chiffré pour quelqu’un d’autre&#x202f;: rien ne peut y être lu ni vérifié ici.</translation>
    </message>
    <message>
        <source>Nothing can be read in it: only the server that issued it knows what it is worth.</source>
        <translation>Rien ne peut y être lu&#x202f;: seul le serveur qui l’a émis sait ce qu’il vaut.</translation>
    </message>
    <message>
        <source>This does not hold. %1: %2</source>
        <comment>check, sentence</comment>
        <translation>Cela ne tient pas. %1&#x202f;: %2</translation>
    </message>
    <message>
        <source>Nothing is wrong with it</source>
        <translation>Rien à lui reprocher</translation>
    </message>
    <message>
        <source>Nothing is wrong with it so far, but its signature was not verified</source>
        <translation>Rien à lui reprocher jusqu’ici, mais sa signature n’a pas été vérifiée</translation>
    </message>
    <message>
        <source>Only the server can say what it is worth</source>
        <translation>Seul le serveur peut dire ce qu’il vaut</translation>
    </message>
</context>
<context>
    <name>octroi::models::CampaignKeysModel</name>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Old calls</source>
        <translation>Appels, anc.</translation>
    </message>
    <message>
        <source>New calls</source>
        <translation>Appels, nouv.</translation>
    </message>
    <message>
        <source>Old last used</source>
        <translation>Dernier appel</translation>
    </message>
    <message>
        <source>Old ends</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
</context>
<context>
    <name>octroi::models::CampaignWords</name>
    <message>
        <source>Waiting</source>
        <comment>a key without a successor</comment>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Not moved</source>
        <comment>a key whose successor nobody uses</comment>
        <translation>Pas migrée</translation>
    </message>
    <message>
        <source>Moving</source>
        <comment>a key that is used beside its successor</comment>
        <translation>En migration</translation>
    </message>
    <message>
        <source>Moved</source>
        <comment>a key whose successor alone is used</comment>
        <translation>Migrée</translation>
    </message>
    <message>
        <source>Retired</source>
        <comment>a key that works no more</comment>
        <translation>Retirée</translation>
    </message>
    <message>
        <source>Cut off</source>
        <comment>a campaign</comment>
        <translation>Interrompue</translation>
    </message>
    <message>
        <source>Under way</source>
        <comment>a campaign</comment>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Finished</source>
        <comment>a campaign</comment>
        <translation>Terminée</translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>a campaign</comment>
        <translation>Close</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n heure</numerusform>
            <numerusform>%n heures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n seconde</numerusform>
            <numerusform>%n secondes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <comment>keys</comment>
        <translation>
            <numerusform>%n en attente</numerusform>
            <numerusform>%n en attente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not moved</source>
        <comment>keys</comment>
        <translation>
            <numerusform>%n pas migrée</numerusform>
            <numerusform>%n pas migrées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moving</source>
        <comment>keys</comment>
        <translation>
            <numerusform>%n en migration</numerusform>
            <numerusform>%n en migration</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moved</source>
        <comment>keys</comment>
        <translation>
            <numerusform>%n migrée</numerusform>
            <numerusform>%n migrées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n retired</source>
        <comment>keys</comment>
        <translation>
            <numerusform>%n retirée</numerusform>
            <numerusform>%n retirées</numerusform>
        </translation>
    </message>
    <message>
        <source>has a successor already</source>
        <translation>a déjà une remplaçante</translation>
    </message>
    <message>
        <source>is suspended</source>
        <translation>est suspendue</translation>
    </message>
    <message>
        <source>is revoked</source>
        <translation>est révoquée</translation>
    </message>
    <message>
        <source>has expired</source>
        <translation>a expiré</translation>
    </message>
</context>
<context>
    <name>octroi::models::CampaignsModel</name>
    <message>
        <source>%1 of %2</source>
        <comment>keys that have moved, all</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Campagne</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Clés</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Migrées</translation>
    </message>
    <message>
        <source>Last deadline</source>
        <translation>Dernière échéance</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
</context>
<context>
    <name>octroi::models::ClientWords</name>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Web</source>
        <translation>Web</translation>
    </message>
    <message>
        <source>Native</source>
        <translation>Natif</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Single page</source>
        <translation>Monopage</translation>
    </message>
    <message>
        <source>A program that acts for itself, without a user: it takes tokens with its own credentials.</source>
        <translation>Un programme qui agit pour lui-même, sans utilisateur&#xa0;: il obtient des jetons avec ses propres identifiants.</translation>
    </message>
    <message>
        <source>A program on a server that acts for people: they sign in with a browser, the server keeps the secret.</source>
        <translation>Un programme sur un serveur qui agit pour des personnes&#xa0;: elles se connectent par un navigateur, le serveur garde le secret.</translation>
    </message>
    <message>
        <source>A program on the user&apos;s computer or phone: whoever has it could read a secret in it, so it has none.</source>
        <translation>Un programme sur l’ordinateur ou le téléphone de l’utilisateur&#xa0;: quiconque le possède pourrait y lire un secret, il n’en a donc pas.</translation>
    </message>
    <message>
        <source>A device without a browser or keyboard: its user confirms a code on another device.</source>
        <translation>Un appareil sans navigateur ni clavier&#xa0;: son utilisateur confirme un code sur un autre appareil.</translation>
    </message>
    <message>
        <source>A program that runs in the browser: it can keep no secret, and its tokens live briefly.</source>
        <translation>Un programme qui s’exécute dans le navigateur&#xa0;: il ne peut garder aucun secret, et ses jetons durent peu.</translation>
    </message>
    <message>
        <source>Active</source>
        <comment>state of a client</comment>
        <translation>Actif</translation>
    </message>
    <message>
        <source>Suspended</source>
        <comment>state of a client</comment>
        <translation>Suspendu</translation>
    </message>
    <message>
        <source>Expired</source>
        <comment>state of a client</comment>
        <translation>Expiré</translation>
    </message>
    <message>
        <source>Revoked</source>
        <comment>state of a client</comment>
        <translation>Révoqué</translation>
    </message>
    <message>
        <source>None (public)</source>
        <comment>a client that does not authenticate</comment>
        <translation>Aucune (public)</translation>
    </message>
    <message>
        <source>Secret, in the header</source>
        <translation>Secret, dans l’en-tête</translation>
    </message>
    <message>
        <source>Secret, in the body</source>
        <translation>Secret, dans le corps</translation>
    </message>
    <message>
        <source>Private key (JWT)</source>
        <translation>Clé privée (JWT)</translation>
    </message>
    <message>
        <source>Certificate of a CA</source>
        <translation>Certificat d’une autorité</translation>
    </message>
    <message>
        <source>Self-signed certificate</source>
        <translation>Certificat auto-signé</translation>
    </message>
    <message>
        <source>It proves nothing about itself. PKCE ties each code to the program that asked for it.</source>
        <translation>Il ne prouve rien de lui-même. PKCE lie chaque code au programme qui l’a demandé.</translation>
    </message>
    <message>
        <source>It sends a secret that is shown once, in the Authorization header. Simple, but whoever reads the secret is the client.</source>
        <translation>Il envoie un secret, affiché une seule fois, dans l’en-tête Authorization. Simple, mais quiconque lit le secret est le client.</translation>
    </message>
    <message>
        <source>It sends its secret in the body of the request, which ends up in logs more easily. Only for programs that cannot use the header.</source>
        <translation>Il envoie son secret dans le corps de la requête, qui finit plus facilement dans des journaux. Seulement pour les programmes qui ne peuvent utiliser l’en-tête.</translation>
    </message>
    <message>
        <source>It signs a short-lived assertion with a key that never leaves it. Recommended: nothing that is sent can be used again.</source>
        <translation>Il signe une assertion de courte durée avec une clé qui ne le quitte jamais. Recommandé&#xa0;: rien de ce qui est envoyé ne peut resservir.</translation>
    </message>
    <message>
        <source>It shows a certificate of a trusted authority with this subject (mutual TLS). Recommended, with tokens bound to it.</source>
        <translation>Il présente un certificat d’une autorité reconnue, avec ce sujet (TLS mutuel). Recommandé, avec des jetons liés au certificat.</translation>
    </message>
    <message>
        <source>It shows one of these certificates (mutual TLS). Recommended where there is no common authority.</source>
        <translation>Il présente l’un de ces certificats (TLS mutuel). Recommandé sans autorité commune.</translation>
    </message>
    <message>
        <source>Authorization code</source>
        <translation>Code d’autorisation</translation>
    </message>
    <message>
        <source>Client credentials</source>
        <translation>Identifiants du client</translation>
    </message>
    <message>
        <source>Refresh tokens</source>
        <translation>Jetons de rafraîchissement</translation>
    </message>
    <message>
        <source>Device code</source>
        <translation>Code d’appareil</translation>
    </message>
    <message>
        <source>JWT assertion</source>
        <translation>Assertion JWT</translation>
    </message>
    <message>
        <source>Token exchange</source>
        <translation>Échange de jetons</translation>
    </message>
    <message>
        <source>People sign in with their browser, always with PKCE.</source>
        <translation>Les personnes se connectent par leur navigateur, toujours avec PKCE.</translation>
    </message>
    <message>
        <source>It takes tokens for itself, without a user.</source>
        <translation>Il obtient des jetons pour lui-même, sans utilisateur.</translation>
    </message>
    <message>
        <source>People need not sign in again; each refresh token works once.</source>
        <translation>Inutile de se reconnecter&#xa0;; chaque jeton de rafraîchissement ne sert qu’une fois.</translation>
    </message>
    <message>
        <source>Its user types a code on another device.</source>
        <translation>Son utilisateur saisit un code sur un autre appareil.</translation>
    </message>
    <message>
        <source>It shows an assertion of a trusted issuer.</source>
        <translation>Il présente une assertion d’un émetteur reconnu.</translation>
    </message>
    <message>
        <source>It trades a token that it received for one of its own.</source>
        <translation>Il échange un jeton reçu contre un jeton à lui.</translation>
    </message>
    <message>
        <source>JWT, checked offline</source>
        <translation>JWT, vérifié hors ligne</translation>
    </message>
    <message>
        <source>Opaque, checked by asking</source>
        <translation>Opaque, vérifié par interrogation</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>duration</comment>
        <translation>
            <numerusform>%n&#xa0;jour</numerusform>
            <numerusform>%n&#xa0;jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <comment>duration</comment>
        <translation>
            <numerusform>%n&#xa0;heure</numerusform>
            <numerusform>%n&#xa0;heures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <comment>duration</comment>
        <translation>
            <numerusform>%n&#xa0;minute</numerusform>
            <numerusform>%n&#xa0;minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <comment>duration</comment>
        <translation>
            <numerusform>%n&#xa0;seconde</numerusform>
            <numerusform>%n&#xa0;secondes</numerusform>
        </translation>
    </message>
    <message>
        <source>A redirect URI has no fragment: leave out “%1”.</source>
        <translation>Une URI de redirection n’a pas de fragment&#xa0;: retirez «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>A redirect URI is compared exactly: write out each one instead of “*”.</source>
        <translation>Une URI de redirection est comparée exactement&#xa0;: écrivez-les toutes au lieu de «&#xa0;*&#xa0;».</translation>
    </message>
    <message>
        <source>A redirect URI is a whole address like https://app.example/callback.</source>
        <translation>Une URI de redirection est une adresse complète comme https://app.example/callback.</translation>
    </message>
    <message>
        <source>A redirect URI holds no user name and no password.</source>
        <translation>Une URI de redirection ne contient ni nom d’utilisateur ni mot de passe.</translation>
    </message>
    <message>
        <source>http sends the code in clear: use https, or http only to 127.0.0.1, [::1] or localhost.</source>
        <translation>http envoie le code en clair&#xa0;: utilisez https, ou http seulement vers 127.0.0.1, [::1] ou localhost.</translation>
    </message>
    <message>
        <source>http sends the code in clear: use https.</source>
        <translation>http envoie le code en clair&#xa0;: utilisez https.</translation>
    </message>
    <message>
        <source>A scheme of one&apos;s own is a reversed domain name, like com.example.app:/callback.</source>
        <translation>Un schéma privé est un nom de domaine inversé, comme com.example.app:/callback.</translation>
    </message>
    <message>
        <source>Only a native program may have a scheme of its own: use https.</source>
        <translation>Seul un programme natif peut avoir son propre schéma&#xa0;: utilisez https.</translation>
    </message>
</context>
<context>
    <name>octroi::models::ClientsModel</name>
    <message numerus="yes">
        <source>%n secret(s) that work</source>
        <translation>
            <numerusform>%n&#xa0;secret valable</numerusform>
            <numerusform>%n&#xa0;secrets valables</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>Authentification</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>Portées</translation>
    </message>
    <message>
        <source>Secret ends</source>
        <translation>Fin du secret</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Dernière utilisation</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Expiration</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Création</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Grants</source>
        <translation>Octrois</translation>
    </message>
</context>
<context>
    <name>octroi::models::EndpointsModel</name>
    <message>
        <source>none asked</source>
        <translation>aucune exigée</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Chemin</translation>
    </message>
    <message>
        <source>Scopes a call needs</source>
        <translation>Portées exigées</translation>
    </message>
</context>
<context>
    <name>octroi::models::EvidenceModel</name>
    <message>
        <source>Scope</source>
        <translation>Portée</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Appels</translation>
    </message>
    <message>
        <source>Last call</source>
        <translation>Dernier appel</translation>
    </message>
    <message>
        <source>Used for</source>
        <translation>Utilisée pour</translation>
    </message>
</context>
<context>
    <name>octroi::models::ExerciseModel</name>
    <message>
        <source>%1 › %2</source>
        <comment>partner, application</comment>
        <translation>%1 › %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>scopes</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>none</source>
        <comment>call</comment>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Titulaire</translation>
    </message>
    <message>
        <source>Used</source>
        <comment>scopes</comment>
        <translation>Utilisées</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>Proposition</translation>
    </message>
    <message>
        <source>Never used</source>
        <comment>scopes</comment>
        <translation>Jamais utilisées</translation>
    </message>
    <message>
        <source>Last call</source>
        <translation>Dernier appel</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>Portées</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Dernière utilisation</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Émise</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Portée</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Clés</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>Points d’accès</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
</context>
<context>
    <name>octroi::models::ExerciseWords</name>
    <message>
        <source>The key is younger than this time.</source>
        <translation>La clé est plus récente que cette période.</translation>
    </message>
    <message>
        <source>Usage was not kept for the whole of this time.</source>
        <translation>La consommation n’a pas été conservée pour toute cette période.</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) went to endpoints that no API declares: which scope they need is not known.</source>
        <translation>
            <numerusform>%n appel visait un point d’accès qu’aucune API ne déclare : on ignore quelle portée il lui faut.</numerusform>
            <numerusform>%n appels visaient des points d’accès qu’aucune API ne déclare : on ignore quelle portée il leur faut.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) were counted without their endpoint.</source>
        <translation>
            <numerusform>%n appel a été compté sans son point d’accès.</numerusform>
            <numerusform>%n appels ont été comptés sans leur point d’accès.</numerusform>
        </translation>
    </message>
    <message>
        <source>It made calls that you may not see.</source>
        <translation>Elle a fait des appels que vous ne pouvez pas voir.</translation>
    </message>
    <message>
        <source>Another key takes over from it.</source>
        <translation>Une autre clé prend sa suite.</translation>
    </message>
    <message>
        <source>It was changed, and the audit log does not say when each scope was given.</source>
        <translation>Elle a été modifiée, et le journal d’audit ne dit pas quand chaque portée a été accordée.</translation>
    </message>
    <message>
        <source>Remove %1 of %2</source>
        <comment>scopes</comment>
        <translation>Retirer %1 sur %2</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>In doubt</source>
        <translation>Incertain</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>calls, day of the last</comment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n appel</numerusform>
            <numerusform>%n appels</numerusform>
        </translation>
    </message>
    <message>
        <source>given on %1</source>
        <translation>accordée le %1</translation>
    </message>
    <message>
        <source>never</source>
        <comment>used</comment>
        <translation>jamais</translation>
    </message>
    <message>
        <source>no call seen</source>
        <translation>aucun appel vu</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>API, endpoint, calls</comment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) went to endpoints of which a narrower one was declared since: which scope they need is not known.</source>
        <translation>
            <numerusform>%n appel visait un point d’accès dont une partie a été déclarée à part depuis&#x202f;: on ignore quelle portée il lui faut.</numerusform>
            <numerusform>%n appels visaient des points d’accès dont une partie a été déclarée à part depuis&#x202f;: on ignore quelle portée il leur faut.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::models::ForeseenModel</name>
    <message>
        <source>Tokens of other issuers</source>
        <translation>Jetons d’autres émetteurs</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>immédiatement</translation>
    </message>
    <message>
        <source>Credential</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>Calls, 7 d</source>
        <translation>Appels, 7&#xa0;j</translation>
    </message>
    <message>
        <source>Last call</source>
        <translation>Dernier appel</translation>
    </message>
    <message>
        <source>Refused from</source>
        <translation>Refusés dès</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Point d’accès</translation>
    </message>
    <message>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
</context>
<context>
    <name>octroi::models::Format</name>
    <message>
        <source>d MMM yyyy</source>
        <comment>date format as of QLocale</comment>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>now</source>
        <translation>à l’instant</translation>
    </message>
    <message numerus="yes">
        <source>in %n min</source>
        <translation>
            <numerusform>dans %n&#xa0;min</numerusform>
            <numerusform>dans %n&#xa0;min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>il y a %n&#xa0;min</numerusform>
            <numerusform>il y a %n&#xa0;min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n h</source>
        <translation>
            <numerusform>dans %n&#xa0;h</numerusform>
            <numerusform>dans %n&#xa0;h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>il y a %n&#xa0;h</numerusform>
            <numerusform>il y a %n&#xa0;h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n d</source>
        <translation>
            <numerusform>dans %n&#xa0;j</numerusform>
            <numerusform>dans %n&#xa0;j</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d ago</source>
        <translation>
            <numerusform>il y a %n&#xa0;j</numerusform>
            <numerusform>il y a %n&#xa0;j</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wk ago</source>
        <translation>
            <numerusform>il y a %n&#xa0;sem.</numerusform>
            <numerusform>il y a %n&#xa0;sem.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n mo</source>
        <translation>
            <numerusform>dans %n&#xa0;mois</numerusform>
            <numerusform>dans %n&#xa0;mois</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mo ago</source>
        <translation>
            <numerusform>il y a %n&#xa0;mois</numerusform>
            <numerusform>il y a %n&#xa0;mois</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n y</source>
        <translation>
            <numerusform>dans %n&#xa0;an</numerusform>
            <numerusform>dans %n&#xa0;ans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n y ago</source>
        <translation>
            <numerusform>il y a %n&#xa0;an</numerusform>
            <numerusform>il y a %n&#xa0;ans</numerusform>
        </translation>
    </message>
    <message>
        <source>no expiry</source>
        <translation>sans expiration</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>date, time of day</comment>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>date format as of QLocale</comment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>short date, time of day</comment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n&#xa0;an</numerusform>
            <numerusform>%n&#xa0;ans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n&#xa0;jour</numerusform>
            <numerusform>%n&#xa0;jours</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 M</source>
        <comment>millions</comment>
        <translation>%1&#xa0;M</translation>
    </message>
    <message>
        <source>%1 G</source>
        <comment>thousand millions</comment>
        <translation>%1&#xa0;Md</translation>
    </message>
    <message>
        <source>%1 k</source>
        <comment>thousands</comment>
        <translation>%1&#xa0;k</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>bytes a second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1%</source>
        <comment>per cent</comment>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>%1 req/s</source>
        <translation>%1&#xa0;req/s</translation>
    </message>
    <message>
        <source>Active</source>
        <comment>state of a key</comment>
        <translation>Actif</translation>
    </message>
    <message>
        <source>Suspended</source>
        <comment>state of a key</comment>
        <translation>Suspendu</translation>
    </message>
    <message>
        <source>Rotating</source>
        <comment>state of a key</comment>
        <translation>En rotation</translation>
    </message>
    <message>
        <source>Expired</source>
        <comment>state of a key</comment>
        <translation>Expiré</translation>
    </message>
    <message>
        <source>Revoked</source>
        <comment>state of a key</comment>
        <translation>Révoqué</translation>
    </message>
    <message>
        <source>live</source>
        <comment>environment of a key</comment>
        <translation>live</translation>
    </message>
    <message>
        <source>test</source>
        <comment>environment of a key</comment>
        <translation>test</translation>
    </message>
    <message>
        <source>Internal department</source>
        <translation>Service interne</translation>
    </message>
    <message>
        <source>Business partner</source>
        <translation>Partenaire commercial</translation>
    </message>
    <message>
        <source>Third party</source>
        <translation>Tiers</translation>
    </message>
    <message>
        <source>Active</source>
        <comment>state of a partner</comment>
        <translation>Actif</translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>state of a partner</comment>
        <translation>Clôturé</translation>
    </message>
    <message>
        <source>Low</source>
        <comment>sensitivity</comment>
        <translation>Faible</translation>
    </message>
    <message>
        <source>Medium</source>
        <comment>sensitivity</comment>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>High</source>
        <comment>sensitivity</comment>
        <translation>Élevée</translation>
    </message>
    <message>
        <source>%1 a day</source>
        <comment>requests</comment>
        <translation>%1 par jour</translation>
    </message>
    <message>
        <source>%1 a month</source>
        <comment>requests</comment>
        <translation>%1 par mois</translation>
    </message>
    <message>
        <source>%1 a month</source>
        <comment>bytes</comment>
        <translation>%1 par mois</translation>
    </message>
    <message>
        <source>No limits</source>
        <translation>Sans limites</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Donnez un nom.</translation>
    </message>
    <message>
        <source>The name is too long: at most 200 characters.</source>
        <translation>Le nom est trop long&#xa0;: 200&#xa0;caractères au plus.</translation>
    </message>
    <message>
        <source>The name holds a control character. Remove it.</source>
        <translation>Le nom contient un caractère de contrôle. Retirez-le.</translation>
    </message>
    <message>
        <source>A scope is written like orders:read, without spaces and quotes.</source>
        <translation>Une portée s’écrit comme orders:read, sans espaces ni guillemets.</translation>
    </message>
    <message>
        <source>A scope does not exist. Create it first, or leave it out.</source>
        <translation>Une portée n’existe pas. Créez-la d’abord ou retirez-la.</translation>
    </message>
    <message>
        <source>An address is written like 203.0.113.0/28 or 2001:db8::/48.</source>
        <translation>Une adresse s’écrit comme 203.0.113.0/28 ou 2001:db8::/48.</translation>
    </message>
    <message>
        <source>A path begins with / and does not end with it, like /orders/{id}.</source>
        <translation>Un chemin commence par / et ne se termine pas par /, comme /orders/{id}.</translation>
    </message>
    <message>
        <source>The method is not one of HTTP: GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS or *.</source>
        <translation>Méthode HTTP inconnue. Choisissez GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS ou *.</translation>
    </message>
    <message>
        <source>The expiry lies in the past. Choose a later day.</source>
        <translation>L’expiration est passée. Choisissez un jour ultérieur.</translation>
    </message>
    <message>
        <source>A scope does not allow a life that long. Choose an earlier day.</source>
        <translation>Une portée n’autorise pas une durée de vie aussi longue. Choisissez un jour plus proche.</translation>
    </message>
    <message>
        <source>The key is revoked, so nothing of it can be changed. Issue a new one.</source>
        <translation>La clé est révoquée&#xa0;: plus rien ne peut y être modifié. Émettez-en une nouvelle.</translation>
    </message>
    <message>
        <source>There is one of that name already. Choose another name.</source>
        <translation>Ce nom est déjà pris. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>This window is read-only. Allow changes in the bar above, then try again.</source>
        <translation>Cette fenêtre est en lecture seule. Autorisez les modifications dans la barre du haut, puis réessayez.</translation>
    </message>
    <message>
        <source>It was cancelled before the server answered.</source>
        <translation>L’opération a été annulée avant la réponse du serveur.</translation>
    </message>
    <message>
        <source>The server was not reached. Check that it runs and that the network is up.</source>
        <translation>Le serveur est injoignable. Vérifiez qu’il fonctionne et que le réseau est disponible.</translation>
    </message>
    <message>
        <source>The server did not answer in time. Try again.</source>
        <translation>Le serveur n’a pas répondu à temps. Réessayez.</translation>
    </message>
    <message>
        <source>The answer of the server was not understood. Its version may not fit this one.</source>
        <translation>La réponse du serveur n’a pas été comprise. Sa version est peut-être incompatible avec celle-ci.</translation>
    </message>
    <message>
        <source>The server does not accept the sign-in. Sign in again.</source>
        <translation>Le serveur refuse la session. Connectez-vous de nouveau.</translation>
    </message>
    <message>
        <source>This sign-in has no right to do that.</source>
        <translation>Ce compte n’a pas le droit de faire cela.</translation>
    </message>
    <message>
        <source>It does not exist any more.</source>
        <translation>Cet objet n’existe plus.</translation>
    </message>
    <message>
        <source>Its state does not allow that now.</source>
        <translation>Son état ne le permet pas actuellement.</translation>
    </message>
    <message>
        <source>Someone else changed it meanwhile. Look at what is there now, then try again.</source>
        <translation>Une autre personne l’a modifié entre-temps. Vérifiez l’état actuel, puis réessayez.</translation>
    </message>
    <message>
        <source>The server does not accept a value.</source>
        <translation>Le serveur refuse une valeur.</translation>
    </message>
    <message>
        <source>It is larger than the server accepts.</source>
        <translation>C’est trop volumineux pour le serveur.</translation>
    </message>
    <message>
        <source>The server asks for a pause. Try again in a moment.</source>
        <translation>Le serveur demande une pause. Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>The server cannot do that now. Try again in a moment.</source>
        <translation>Le serveur ne peut pas le faire actuellement. Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>The data could not be read or written.</source>
        <translation>Les données n’ont pas pu être lues ou écrites.</translation>
    </message>
    <message>
        <source>The disk is full. Make room, then try again.</source>
        <translation>Le disque est plein. Libérez de la place, puis réessayez.</translation>
    </message>
    <message>
        <source>The data was written by a newer version. Update this one.</source>
        <translation>Les données ont été écrites par une version plus récente. Mettez celle-ci à jour.</translation>
    </message>
    <message>
        <source>The data is damaged. Restore it from a backup.</source>
        <translation>Les données sont endommagées. Restaurez-les depuis une sauvegarde.</translation>
    </message>
    <message>
        <source>Another program uses it.</source>
        <translation>Un autre programme l’utilise.</translation>
    </message>
    <message>
        <source>A fault of the program. The details help to find it.</source>
        <translation>Erreur interne du programme. Les détails aident à en trouver la cause.</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Clé émise</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Clé modifiée</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Clé suspendue</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Clé réactivée</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Clé révoquée</translation>
    </message>
    <message>
        <source>Rotated</source>
        <translation>Rotation lancée</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>Clé retirée</translation>
    </message>
    <message>
        <source>Partner created</source>
        <translation>Partenaire créé</translation>
    </message>
    <message>
        <source>Partner changed</source>
        <translation>Partenaire modifié</translation>
    </message>
    <message>
        <source>Application created</source>
        <translation>Application créée</translation>
    </message>
    <message>
        <source>Application changed</source>
        <translation>Application modifiée</translation>
    </message>
    <message>
        <source>API created</source>
        <translation>API créée</translation>
    </message>
    <message>
        <source>API changed</source>
        <translation>API modifiée</translation>
    </message>
    <message>
        <source>Scope created</source>
        <translation>Portée créée</translation>
    </message>
    <message>
        <source>Scope changed</source>
        <translation>Portée modifiée</translation>
    </message>
    <message>
        <source>There is no such application. Create it first, or correct the name.</source>
        <translation>Cette application n’existe pas. Créez-la d’abord, ou corrigez le nom.</translation>
    </message>
    <message>
        <source>There is no such plan. Create it first, or leave it out.</source>
        <translation>Ce forfait n’existe pas. Créez-le d’abord, ou omettez-le.</translation>
    </message>
    <message>
        <source>There is no such API. Create it first, or leave it out.</source>
        <translation>Cette API n’existe pas. Créez-la d’abord, ou omettez-la.</translation>
    </message>
    <message>
        <source>A value is not one of those that are possible here.</source>
        <translation>Une valeur ne fait pas partie de celles qui sont possibles ici.</translation>
    </message>
    <message>
        <source>A value is missing.</source>
        <translation>Il manque une valeur.</translation>
    </message>
    <message>
        <source>A mail address is written like api@partner.example.</source>
        <translation>Une adresse de courriel s’écrit comme api@partner.example.</translation>
    </message>
    <message>
        <source>A time is written like 2027-01-31, 90d or never.</source>
        <translation>Une date s’écrit comme 2027-01-31, 90d ou never.</translation>
    </message>
    <message>
        <source>The text is not UTF-8. Save the file as UTF-8.</source>
        <translation>Le texte n’est pas en UTF-8. Enregistrez le fichier en UTF-8.</translation>
    </message>
    <message>
        <source>The file begins as UTF-16 but is none. Save it as UTF-8.</source>
        <translation>Le fichier commence comme de l’UTF-16 mais n’en est pas. Enregistrez-le en UTF-8.</translation>
    </message>
    <message>
        <source>The file holds no rows.</source>
        <translation>Le fichier ne contient aucune ligne.</translation>
    </message>
    <message>
        <source>A quotation mark in the file is not closed, so the rows after it cannot be told apart.</source>
        <translation>Un guillemet du fichier n’est pas fermé&#xa0;: les lignes qui suivent ne peuvent être distinguées.</translation>
    </message>
    <message>
        <source>The row has more cells than there are columns.</source>
        <translation>La ligne a plus de cellules qu’il n’y a de colonnes.</translation>
    </message>
    <message>
        <source>A row is longer than 1 MB.</source>
        <translation>Une ligne dépasse 1 Mo.</translation>
    </message>
    <message>
        <source>This is not a list of JSON objects.</source>
        <translation>Ce n’est pas une liste d’objets JSON.</translation>
    </message>
    <message>
        <source>Two columns have the same name. Rename one of them.</source>
        <translation>Deux colonnes portent le même nom. Renommez l’une d’elles.</translation>
    </message>
    <message>
        <source>The file cannot be read. Check where it is, and who may read it.</source>
        <translation>Le fichier ne peut être lu. Vérifiez où il se trouve et qui peut le lire.</translation>
    </message>
    <message>
        <source>This is no certificate: it is neither PEM nor DER.</source>
        <translation>Ce n’est pas un certificat : ni PEM ni DER.</translation>
    </message>
    <message>
        <source>This is a private key, which should not leave its owner. Take the certificate.</source>
        <translation>C’est une clé privée, qui ne doit pas quitter son propriétaire. Prenez le certificat.</translation>
    </message>
    <message>
        <source>The certificate is not valid yet. Ask the partner for the present one.</source>
        <translation>Le certificat n’est pas encore valable. Demandez au partenaire son certificat actuel.</translation>
    </message>
    <message>
        <source>The certificate has expired. Ask the partner for a new one.</source>
        <translation>Le certificat a expiré. Demandez-en un nouveau au partenaire.</translation>
    </message>
    <message>
        <source>The certificate is only for signatures: its key usage does not allow to encrypt to it.</source>
        <translation>Le certificat ne sert qu’à signer : son usage de clé ne permet pas de chiffrer.</translation>
    </message>
    <message>
        <source>The key of the certificate is too weak: RSA from 2048 bits on, or a curve from 256 bits on.</source>
        <translation>La clé du certificat est trop faible : il faut RSA à partir de 2048 bits ou une courbe à partir de 256 bits.</translation>
    </message>
    <message>
        <source>Nothing can be sealed to a key of this kind. Take a certificate with RSA or a curve of NIST.</source>
        <translation>On ne peut pas chiffrer pour une clé de ce type. Prenez un certificat RSA ou à courbe du NIST.</translation>
    </message>
    <message>
        <source>The passphrase is too short.</source>
        <translation>La phrase secrète est trop courte.</translation>
    </message>
    <message>
        <source>It could not be sealed. The details say why.</source>
        <translation>Le chiffrement a échoué. Les détails indiquent pourquoi.</translation>
    </message>
    <message>
        <source>The file is there already. Choose another name.</source>
        <translation>Le fichier existe déjà. Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>The file cannot be written. Check that the folder is there, and who may write to it.</source>
        <translation>Le fichier ne peut pas être écrit. Vérifiez que le dossier existe et qui peut y écrire.</translation>
    </message>
    <message>
        <source>Campaign begun</source>
        <translation>Campagne lancée</translation>
    </message>
    <message>
        <source>Campaign changed</source>
        <translation>Campagne modifiée</translation>
    </message>
    <message>
        <source>New keys delivered</source>
        <translation>Nouvelles clés remises</translation>
    </message>
    <message>
        <source>A redirect URI is https, without fragment; a native program may also have http to 127.0.0.1 or a scheme of its own like com.example.app.</source>
        <translation>Une URI de redirection est en https, sans fragment&#xa0;; un programme natif peut aussi avoir http vers 127.0.0.1 ou son propre schéma comme com.example.app.</translation>
    </message>
    <message>
        <source>An address is written like https://app.example/page.</source>
        <translation>Une adresse s’écrit comme https://app.example/page.</translation>
    </message>
    <message>
        <source>Refresh tokens go with a grant that people start: choose that one too.</source>
        <translation>Les jetons de rafraîchissement accompagnent un octroi que des personnes déclenchent&#xa0;: choisissez-le aussi.</translation>
    </message>
    <message>
        <source>A client that does not authenticate cannot have that grant.</source>
        <translation>Un client qui ne s’authentifie pas ne peut avoir cet octroi.</translation>
    </message>
    <message>
        <source>A client of that kind cannot authenticate like that.</source>
        <translation>Un client de ce type ne peut s’authentifier ainsi.</translation>
    </message>
    <message>
        <source>Give the keys or their address, not both.</source>
        <translation>Indiquez les clés ou leur adresse, pas les deux.</translation>
    </message>
    <message>
        <source>This holds a private key, which is known now: make a new one and give its public half.</source>
        <translation>Ceci contient une clé privée, désormais connue&#xa0;: créez-en une nouvelle et donnez sa partie publique.</translation>
    </message>
    <message>
        <source>A key is neither EC, RSA nor OKP.</source>
        <translation>Une clé n’est ni EC, ni RSA, ni OKP.</translation>
    </message>
    <message>
        <source>A key of the set cannot be used. The details say why.</source>
        <translation>Une clé du jeu est inutilisable. Les détails disent pourquoi.</translation>
    </message>
    <message>
        <source>Tokens are bound to a DPoP key or to a certificate, not to both.</source>
        <translation>Les jetons sont liés à une clé DPoP ou à un certificat, pas aux deux.</translation>
    </message>
    <message>
        <source>The scope admin is kept for the console itself.</source>
        <translation>La portée admin est réservée à la console.</translation>
    </message>
    <message>
        <source>The client is revoked, so nothing of it can be changed. Create a new one.</source>
        <translation>Le client est révoqué, plus rien ne peut y être modifié. Créez-en un nouveau.</translation>
    </message>
    <message>
        <source>The client does not authenticate with a secret.</source>
        <translation>Le client ne s’authentifie pas par un secret.</translation>
    </message>
    <message>
        <source>The client has as many working secrets as it may have. Revoke one first.</source>
        <translation>Le client a déjà autant de secrets valables que permis. Révoquez-en un d’abord.</translation>
    </message>
    <message>
        <source>The partner is closed and gets nothing new.</source>
        <translation>Le partenaire est clos et n’obtient plus rien de nouveau.</translation>
    </message>
    <message>
        <source>A number is too small or too large.</source>
        <translation>Un nombre est trop petit ou trop grand.</translation>
    </message>
    <message>
        <source>Client created</source>
        <translation>Client créé</translation>
    </message>
    <message>
        <source>Client registered itself</source>
        <translation>Client enregistré de lui-même</translation>
    </message>
    <message>
        <source>Client changed</source>
        <translation>Client modifié</translation>
    </message>
    <message>
        <source>Client suspended</source>
        <translation>Client suspendu</translation>
    </message>
    <message>
        <source>Client resumed</source>
        <translation>Client repris</translation>
    </message>
    <message>
        <source>Client revoked</source>
        <translation>Client révoqué</translation>
    </message>
    <message>
        <source>Secret added</source>
        <translation>Secret ajouté</translation>
    </message>
    <message>
        <source>Secret rotated</source>
        <translation>Secret remplacé</translation>
    </message>
    <message>
        <source>Secret revoked</source>
        <translation>Secret révoqué</translation>
    </message>
    <message>
        <source>The answer would have more rows than fit in one. Ask for a shorter time or for less.</source>
        <translation>La réponse compterait plus de lignes qu’elle ne peut en contenir. Demandez une période plus courte ou moins de données.</translation>
    </message>
    <message>
        <source>octroid&apos;s configuration does not allow webhooks to this address (webhook_network).</source>
        <translation>La configuration d’octroid n’autorise pas de webhook vers cette adresse (webhook_network).</translation>
    </message>
    <message>
        <source>A webhook goes to an https address.</source>
        <translation>Un webhook s’adresse à une adresse https.</translation>
    </message>
    <message>
        <source>A webhook address is written like https://hooks.example/alerts.</source>
        <translation>L’adresse d’un webhook s’écrit comme https://hooks.example/alerts.</translation>
    </message>
    <message>
        <source>This time zone is not known. It is written like Europe/Paris.</source>
        <translation>Ce fuseau horaire est inconnu. Il s’écrit comme Europe/Paris.</translation>
    </message>
    <message>
        <source>What the rule looks at is not there any more.</source>
        <translation>Ce que la règle surveille n’existe plus.</translation>
    </message>
    <message>
        <source>Alert rule made</source>
        <translation>Règle d’alerte créée</translation>
    </message>
    <message>
        <source>Alert rule changed</source>
        <translation>Règle d’alerte modifiée</translation>
    </message>
    <message>
        <source>Alert rule removed</source>
        <translation>Règle d’alerte supprimée</translation>
    </message>
    <message>
        <source>Webhook secret renewed</source>
        <translation>Secret du webhook renouvelé</translation>
    </message>
    <message>
        <source>Webhook tested</source>
        <translation>Webhook testé</translation>
    </message>
    <message>
        <source>Alert acknowledged</source>
        <translation>Alerte prise en compte</translation>
    </message>
    <message>
        <source>Alert snoozed</source>
        <translation>Alerte mise en veille</translation>
    </message>
    <message>
        <source>This client comes with the realm, which does not work without it.</source>
        <translation>Ce client fait partie du realm, qui ne fonctionne pas sans lui.</translation>
    </message>
    <message>
        <source>This connection itself signs in with this client, so it is not changed here.</source>
        <translation>Cette connexion s’authentifie elle-même avec ce client&#x202f;: il ne se modifie donc pas ici.</translation>
    </message>
    <message>
        <source>It was made in Keycloak, and is changed there.</source>
        <translation>Il a été créé dans Keycloak et s’y modifie.</translation>
    </message>
    <message>
        <source>The realm has no secret-rotation policy, so the old secret would end at once. Choose no overlap, or add the policy in Keycloak.</source>
        <translation>Le realm n’a pas de politique de rotation des secrets&#x202f;: l’ancien secret prendrait fin aussitôt. Choisissez une rotation sans recouvrement, ou ajoutez la politique dans Keycloak.</translation>
    </message>
    <message>
        <source>It is the only secret of the client. Rotate it, or suspend the client.</source>
        <translation>C’est le seul secret du client. Faites-en la rotation, ou suspendez le client.</translation>
    </message>
    <message>
        <source>There are more events than can be counted at once. Choose a shorter time.</source>
        <translation>Il y a plus d’événements qu’on ne peut en compter d’un coup. Choisissez une période plus courte.</translation>
    </message>
    <message>
        <source>The session has ended. Sign in again.</source>
        <translation>La session a pris fin. Connectez-vous de nouveau.</translation>
    </message>
    <message>
        <source>The browser did not come back. Try again.</source>
        <translation>Le navigateur n’est pas revenu. Réessayez.</translation>
    </message>
    <message>
        <source>Nobody typed the code in time. Try again.</source>
        <translation>Personne n’a saisi le code à temps. Réessayez.</translation>
    </message>
    <message>
        <source>The sign-in was refused there.</source>
        <translation>La connexion y a été refusée.</translation>
    </message>
    <message>
        <source>The answer came from another server than the one that was asked, so it was dropped.</source>
        <translation>La réponse venait d’un autre serveur que celui qui a été interrogé&#x202f;: elle a été écartée.</translation>
    </message>
    <message>
        <source>This server does not offer sign-in in the browser with PKCE.</source>
        <translation>Ce serveur ne propose pas la connexion dans le navigateur avec PKCE.</translation>
    </message>
    <message>
        <source>The server gave no refresh token, so the session would end within minutes. Allow refresh tokens for this client.</source>
        <translation>Le serveur n’a pas donné de jeton de rafraîchissement&#x202f;: la session prendrait fin en quelques minutes. Autorisez ces jetons pour ce client.</translation>
    </message>
    <message>
        <source>This backend cannot do that.</source>
        <translation>Ce système ne sait pas faire cela.</translation>
    </message>
    <message>
        <source>openid, profile, email, offline_access and admin have a meaning of their own. Choose another name.</source>
        <translation>openid, profile, email, offline_access et admin ont un sens qui leur est propre. Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>Secret asked for again</source>
        <translation>Secret redemandé</translation>
    </message>
    <message>
        <source>API removed</source>
        <translation>API supprimée</translation>
    </message>
    <message>
        <source>Scope removed</source>
        <translation>Portée supprimée</translation>
    </message>
    <message>
        <source>Scope replaced</source>
        <translation>Portée remplacée</translation>
    </message>
    <message>
        <source>Plan created</source>
        <translation>Forfait créé</translation>
    </message>
    <message>
        <source>Plan changed</source>
        <translation>Forfait modifié</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>Rétablie</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Déplacée</translation>
    </message>
    <message>
        <source>Trusted issuer added</source>
        <translation>Émetteur de confiance ajouté</translation>
    </message>
    <message>
        <source>Trusted issuer changed</source>
        <translation>Émetteur de confiance modifié</translation>
    </message>
    <message>
        <source>Trusted issuer removed</source>
        <translation>Émetteur de confiance supprimé</translation>
    </message>
    <message>
        <source>Token revoked</source>
        <translation>Jeton révoqué</translation>
    </message>
    <message>
        <source>Tokens revoked</source>
        <translation>Jetons révoqués</translation>
    </message>
    <message>
        <source>Refresh token used twice</source>
        <translation>Jeton d’actualisation utilisé deux fois</translation>
    </message>
    <message>
        <source>Registration token made</source>
        <translation>Jeton d’enregistrement créé</translation>
    </message>
    <message>
        <source>Registration token asked for again</source>
        <translation>Jeton d’enregistrement redemandé</translation>
    </message>
    <message>
        <source>Registration token revoked</source>
        <translation>Jeton d’enregistrement révoqué</translation>
    </message>
    <message>
        <source>Registration token changed</source>
        <translation>Jeton d’enregistrement modifié</translation>
    </message>
    <message>
        <source>Signing key rotated</source>
        <translation>Clé de signature renouvelée</translation>
    </message>
    <message>
        <source>Administrator created</source>
        <translation>Administrateur créé</translation>
    </message>
    <message>
        <source>Administrator changed</source>
        <translation>Administrateur modifié</translation>
    </message>
    <message>
        <source>Administrator disabled</source>
        <translation>Administrateur désactivé</translation>
    </message>
    <message>
        <source>Administrator enabled</source>
        <translation>Administrateur réactivé</translation>
    </message>
    <message>
        <source>Account set up</source>
        <translation>Compte activé</translation>
    </message>
    <message>
        <source>Set-up link made</source>
        <translation>Lien d’activation créé</translation>
    </message>
    <message>
        <source>Passkey added</source>
        <translation>Clé d’accès ajoutée</translation>
    </message>
    <message>
        <source>Sign-in reset</source>
        <translation>Connexion réinitialisée</translation>
    </message>
    <message>
        <source>This HAProxy has no such stick table.</source>
        <translation>Ce HAProxy n’a pas de telle table.</translation>
    </message>
    <message>
        <source>The stick table does not store http_req_cnt, so it counts no requests.</source>
        <translation>La table ne garde pas http_req_cnt ; elle ne compte donc pas les requêtes.</translation>
    </message>
    <message>
        <source>The socket does not show tables: it needs the level operator.</source>
        <translation>La socket ne montre pas les tables : il lui faut le niveau operator.</translation>
    </message>
    <message>
        <source>The answer is none of a HAProxy. Check the address.</source>
        <translation>La réponse n’est pas celle d’un HAProxy. Vérifiez l’adresse.</translation>
    </message>
    <message>
        <source>Prometheus has too many series for this question. Choose a shorter time, or one partner or API.</source>
        <translation>Prometheus a trop de séries pour cette question. Choisissez une durée plus courte, un seul partenaire ou une seule API.</translation>
    </message>
    <message>
        <source>The time is too long for so fine a resolution.</source>
        <translation>La durée est trop longue pour une résolution aussi fine.</translation>
    </message>
    <message>
        <source>The source of these numbers does not tell that.</source>
        <translation>La source de ces nombres ne le dit pas.</translation>
    </message>
    <message>
        <source>None of the metrics of Kong, APISIX, Tyk and Keycloak is there. Name your own.</source>
        <translation>Aucune métrique de Kong, APISIX, Tyk ou Keycloak n’y est. Nommez les vôtres.</translation>
    </message>
    <message>
        <source>The answer is none of a Prometheus. Check the address.</source>
        <translation>La réponse n’est pas celle d’un Prometheus. Vérifiez l’adresse.</translation>
    </message>
    <message>
        <source>Prometheus could not answer the question. The details say why.</source>
        <translation>Prometheus n’a pas pu répondre à la question. Les détails disent pourquoi.</translation>
    </message>
    <message>
        <source>A line of the names cannot be read.</source>
        <translation>Une ligne des noms ne peut être lue.</translation>
    </message>
    <message>
        <source>The names tell no metric that counts requests.</source>
        <translation>Les noms ne donnent aucune métrique qui compte les requêtes.</translation>
    </message>
    <message>
        <source>Bytes need the label of the direction and its two values.</source>
        <translation>Les octets demandent l’étiquette du sens et ses deux valeurs.</translation>
    </message>
</context>
<context>
    <name>octroi::models::HealthObjectsModel</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
</context>
<context>
    <name>octroi::models::HealthWords</name>
    <message numerus="yes">
        <source>%n ignored</source>
        <translation>
            <numerusform>%n ignoré</numerusform>
            <numerusform>%n ignorés</numerusform>
        </translation>
    </message>
    <message>
        <source>Most calls: %1, %2 in 24 hours.</source>
        <comment>name, number</comment>
        <translation>Le plus d’appels&#x202f;: %1, %2 en 24 heures.</translation>
    </message>
    <message>
        <source>Most: %1, %2 of %3 calls in 24 hours.</source>
        <comment>name, number, number</comment>
        <translation>En tête&#x202f;: %1, %2 appels sur %3 en 24 heures.</translation>
    </message>
    <message>
        <source>%1 has %2 and needed %3.</source>
        <comment>name, wildcard, scopes</comment>
        <translation>%1 a %2 et n’a eu besoin que de %3.</translation>
    </message>
    <message numerus="yes">
        <source>%n scope(s) in all. Removing them refuses no call of %1 days.</source>
        <translation>
            <numerusform>%n portée en tout. La retirer ne refuse aucun appel des %1 derniers jours.</numerusform>
            <numerusform>%n portées en tout. Les retirer ne refuse aucun appel des %1 derniers jours.</numerusform>
        </translation>
    </message>
    <message>
        <source>The first is %1, %2. None has a successor yet.</source>
        <comment>name, relative time</comment>
        <translation>Le premier est %1, %2. Aucun n’a encore de successeur.</translation>
    </message>
    <message>
        <source>Suspending can be undone at any time, revoking for 30 days.</source>
        <translation>Une suspension peut être annulée à tout moment, une révocation pendant 30 jours.</translation>
    </message>
    <message>
        <source>The oldest is %1, issued %2.</source>
        <comment>name, relative time</comment>
        <translation>Le plus ancien est %1, émis %2.</translation>
    </message>
    <message>
        <source>The oldest is of %1, made %2.</source>
        <comment>name, relative time</comment>
        <translation>Le plus ancien est celui de %1, créé %2.</translation>
    </message>
    <message>
        <source>%1 among others.</source>
        <comment>partner</comment>
        <translation>%1 entre autres.</translation>
    </message>
    <message>
        <source>The policy wants addresses of every live key.</source>
        <translation>Les règles exigent des adresses pour chaque clé de production.</translation>
    </message>
    <message>
        <source>All hold scopes of high sensitivity.</source>
        <translation>Toutes ont des portées très sensibles.</translation>
    </message>
    <message>
        <source>%1 uses %2.</source>
        <comment>name, way of authentication</comment>
        <translation>%1 utilise %2.</translation>
    </message>
    <message>
        <source>Nothing bounds their rate, quota or bandwidth.</source>
        <translation>Rien ne borne leur cadence, leur quota ni leur débit.</translation>
    </message>
    <message>
        <source>Allowed in test, not meant for live.</source>
        <translation>Permis en test, pas prévu en production.</translation>
    </message>
    <message>
        <source>Nothing calls with them any more.</source>
        <translation>Plus rien n’appelle par elles.</translation>
    </message>
    <message numerus="yes">
        <source>All of it would have refused no call of the last %n day(s).</source>
        <translation>
            <numerusform>L’ensemble n’aurait refusé aucun appel du dernier jour.</numerusform>
            <numerusform>L’ensemble n’aurait refusé aucun appel des %n derniers jours.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody has called with any of them for %n day(s).</source>
        <translation>
            <numerusform>Personne n’a appelé avec l’un d’eux depuis %n jour.</numerusform>
            <numerusform>Personne n’a appelé avec l’un d’eux depuis %n jours.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>number of scopes</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Calls, 24 h</source>
        <translation>Appels, 24 h</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échecs</translation>
    </message>
    <message>
        <source>Wildcard</source>
        <translation>Joker</translation>
    </message>
    <message>
        <source>Unused</source>
        <comment>scopes</comment>
        <translation>Inutilisées</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Dernière utilisation</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>URI</source>
        <translation>URI</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Création</translation>
    </message>
    <message>
        <source>Ended %1</source>
        <comment>date</comment>
        <translation>Échu le %1</translation>
    </message>
    <message>
        <source>%1 of %2 calls: %3</source>
        <comment>number, number, reason</comment>
        <translation>%1 appels sur %2&#x202f;: %3</translation>
    </message>
    <message>
        <source>answered with 5xx</source>
        <translation>réponse 5xx</translation>
    </message>
    <message>
        <source>%1 becomes %2</source>
        <comment>wildcard, scopes</comment>
        <translation>%1 devient %2</translation>
    </message>
    <message>
        <source>Its scopes allow no longer life: issue another key.</source>
        <translation>Ses portées n’autorisent pas une durée plus longue&#x202f;: émettez une autre clé.</translation>
    </message>
    <message>
        <source>The partner has to give a public key or a certificate first.</source>
        <translation>Le partenaire doit d’abord fournir une clé publique ou un certificat.</translation>
    </message>
    <message>
        <source>It has no other redirect URI: add the right one first.</source>
        <translation>Il n’a pas d’autre URI de redirection&#x202f;: ajoutez d’abord la bonne.</translation>
    </message>
    <message>
        <source>It is mended already.</source>
        <translation>C’est déjà corrigé.</translation>
    </message>
    <message>
        <source>There is not enough usage yet: 7 days are needed.</source>
        <translation>Il n’y a pas encore assez de consommation&#x202f;: il faut 7 jours.</translation>
    </message>
    <message>
        <source>There is no change that ends this.</source>
        <translation>Aucune modification n’y met fin.</translation>
    </message>
    <message>
        <source>High</source>
        <comment>severity</comment>
        <translation>Élevée</translation>
    </message>
    <message>
        <source>Medium</source>
        <comment>severity</comment>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>Low</source>
        <comment>severity</comment>
        <translation>Faible</translation>
    </message>
    <message numerus="yes">
        <source>credential(s) ended and still called</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform>identifiant échu et toujours appelé</numerusform>
            <numerusform>identifiants échus et toujours appelés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>credential(s) of closed partners</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform>identifiant d’un partenaire fermé</numerusform>
            <numerusform>identifiants de partenaires fermés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>credential(s) in an error storm</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform>identifiant en rafale d’erreurs</numerusform>
            <numerusform>identifiants en rafale d’erreurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>credential(s) with a wildcard of which little is used</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform>identifiant avec un joker peu utilisé</numerusform>
            <numerusform>identifiants avec un joker peu utilisé</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>credential(s) with scopes never used</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform>identifiant avec des portées jamais utilisées</numerusform>
            <numerusform>identifiants avec des portées jamais utilisées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>credential(s) ending within %1 days</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform>identifiant échu d’ici %1 jours</numerusform>
            <numerusform>identifiants échus d’ici %1 jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>credential(s) unused for %1 days</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform>identifiant inutilisé depuis %1 jours</numerusform>
            <numerusform>identifiants inutilisés depuis %1 jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>credential(s) without an expiry</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform>identifiant sans expiration</numerusform>
            <numerusform>identifiants sans expiration</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>key(s) that work from every address</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform>clé qui fonctionne depuis toute adresse</numerusform>
            <numerusform>clés qui fonctionnent depuis toute adresse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>OAuth client(s) with weak authentication</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform>client OAuth à authentification faible</numerusform>
            <numerusform>clients OAuth à authentification faible</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>live credential(s) without a plan</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform>identifiant de production sans forfait</numerusform>
            <numerusform>identifiants de production sans forfait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>credential(s) with a secret older than %1 days</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform>identifiant au secret de plus de %1 jours</numerusform>
            <numerusform>identifiants au secret de plus de %1 jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>OAuth client(s) redirecting to localhost</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform>client OAuth redirigeant vers localhost</numerusform>
            <numerusform>clients OAuth redirigeant vers localhost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>application(s) without a credential</source>
        <comment>behind a number</comment>
        <translation>
            <numerusform>application sans identifiant</numerusform>
            <numerusform>applications sans identifiant</numerusform>
        </translation>
    </message>
    <message>
        <source>Ended and still called</source>
        <translation>Échu et toujours appelé</translation>
    </message>
    <message>
        <source>Working though the partner is closed</source>
        <translation>Actif alors que le partenaire est fermé</translation>
    </message>
    <message>
        <source>Error storms</source>
        <translation>Rafales d’erreurs</translation>
    </message>
    <message>
        <source>Wildcards of which little is used</source>
        <translation>Jokers peu utilisés</translation>
    </message>
    <message>
        <source>Granted scopes never used</source>
        <translation>Portées accordées jamais utilisées</translation>
    </message>
    <message>
        <source>Ending soon</source>
        <translation>Bientôt échus</translation>
    </message>
    <message>
        <source>Unused credentials</source>
        <translation>Identifiants inutilisés</translation>
    </message>
    <message>
        <source>No expiry</source>
        <translation>Sans expiration</translation>
    </message>
    <message>
        <source>No address restriction</source>
        <translation>Sans restriction d’adresses</translation>
    </message>
    <message>
        <source>Weak client authentication</source>
        <translation>Authentification de client faible</translation>
    </message>
    <message>
        <source>Live without a plan</source>
        <translation>En production sans forfait</translation>
    </message>
    <message>
        <source>Old secrets</source>
        <translation>Secrets anciens</translation>
    </message>
    <message>
        <source>Redirects to localhost</source>
        <translation>Redirections vers localhost</translation>
    </message>
    <message>
        <source>Applications without a credential</source>
        <translation>Applications sans identifiant</translation>
    </message>
    <message>
        <source>Whoever calls has not noticed the end, or tries a credential that should be gone. Counted are calls of the last 24 hours. Revoked, it cannot be extended by mistake.</source>
        <translation>Celui qui appelle n’a pas remarqué l’échéance, ou essaie un identifiant qui devrait avoir disparu. Sont comptés les appels des dernières 24 heures. Révoqué, il ne peut plus être prolongé par erreur.</translation>
    </message>
    <message>
        <source>Calls are refused while the partner is closed, but would work again the moment it is reopened.</source>
        <translation>Les appels sont refusés tant que le partenaire est fermé, mais fonctionneraient dès sa réouverture.</translation>
    </message>
    <message>
        <source>At least %1 calls in 24 hours, of which %2% or more were refused or answered with an error: a program that is broken, or somebody who tries what is behind the gate.</source>
        <translation>Au moins %1 appels en 24 heures, dont %2&#x202f;% ou plus refusés ou en erreur&#x202f;: un programme défaillant, ou quelqu’un qui tâte le terrain.</translation>
    </message>
    <message>
        <source>A wildcard also opens what is added later. In %1 days, only some of its scopes were needed; those take its place.</source>
        <translation>Un joker ouvre aussi ce qui sera ajouté plus tard. En %1 jours, seules certaines de ses portées ont servi&#x202f;; elles prennent sa place.</translation>
    </message>
    <message>
        <source>A scope nobody uses is only of use to whoever steals the key. A scope counts as unused after %1 days without a call that needed it.</source>
        <translation>Une portée dont personne ne se sert n’est utile qu’à celui qui vole la clé. Elle compte comme inutilisée après %1 jours sans appel qui en ait besoin.</translation>
    </message>
    <message>
        <source>It ends within %1 days and has no successor yet. Extending gives it %2 days from now, as far as its scopes allow; a rotation campaign gives out new keys.</source>
        <translation>Il échoit d’ici %1 jours et n’a pas encore de successeur. Le prolonger lui donne %2 jours à partir de maintenant, dans la limite de ses portées&#x202f;; une campagne de rotation distribue de nouvelles clés.</translation>
    </message>
    <message>
        <source>Nobody misses what nobody has called for %1 days, and nobody would notice its theft. Suspending can be undone at any time.</source>
        <translation>Ce que personne n’a appelé depuis %1 jours ne manque à personne, et personne n’en remarquerait le vol. Une suspension peut être annulée à tout moment.</translation>
    </message>
    <message>
        <source>What never ends is never looked at again. The fix gives it %1 days, as far as its scopes allow.</source>
        <translation>Ce qui n’expire jamais n’est jamais revu. La correction lui donne %1 jours, dans la limite de ses portées.</translation>
    </message>
    <message>
        <source>A stolen key works from everywhere. Where its calls come from is not recorded, so the addresses have to be asked from the partner.</source>
        <translation>Une clé volée fonctionne de partout. La provenance des appels n’est pas enregistrée, il faut donc demander les adresses au partenaire.</translation>
    </message>
    <message>
        <source>The client proves itself with a secret in the body, or not at all though it could keep one. A public key or a certificate is better; the secret in the header is the least.</source>
        <translation>Le client s’authentifie par un secret dans le corps, ou pas du tout alors qu’il pourrait en garder un. Une clé publique ou un certificat vaut mieux&#x202f;; le secret dans l’en-tête est le minimum.</translation>
    </message>
    <message>
        <source>Without a plan nothing bounds what one credential takes of the API&apos;s capacity.</source>
        <translation>Sans forfait, rien ne borne ce qu’un identifiant prend de la capacité de l’API.</translation>
    </message>
    <message>
        <source>The longer a secret lives, the more copies there are. After %1 days it is rotated; old and new work side by side for 7 days.</source>
        <translation>Plus un secret vit longtemps, plus il en existe de copies. Après %1 jours, il est remplacé&#x202f;; l’ancien et le nouveau fonctionnent côte à côte pendant 7 jours.</translation>
    </message>
    <message>
        <source>Codes sent to localhost go to whatever program listens there. Right for native programs and for tests, not for this kind of client.</source>
        <translation>Un code envoyé à localhost va au programme qui y écoute, quel qu’il soit. C’est juste pour les programmes natifs et les tests, pas pour ce type de client.</translation>
    </message>
    <message>
        <source>It has neither a key nor a client that works or could be resumed, and is older than %1 days. An application stays once it is created; without credentials it opens nothing.</source>
        <translation>Ni clé ni client actif ou suspendu, et l’application a plus de %1 jours. Une application créée demeure&#x202f;; sans identifiant elle n’ouvre rien.</translation>
    </message>
    <message>
        <source>nothing that ended is still called</source>
        <translation>rien d’échu n’est encore appelé</translation>
    </message>
    <message>
        <source>no closed partner holds a working credential</source>
        <translation>aucun partenaire fermé n’a d’identifiant actif</translation>
    </message>
    <message>
        <source>no error storm</source>
        <translation>aucune rafale d’erreurs</translation>
    </message>
    <message>
        <source>wildcards are used</source>
        <translation>les jokers servent</translation>
    </message>
    <message>
        <source>every granted scope is used</source>
        <translation>chaque portée accordée sert</translation>
    </message>
    <message>
        <source>nothing ends soon without a successor</source>
        <translation>rien n’échoit bientôt sans successeur</translation>
    </message>
    <message>
        <source>every credential is used</source>
        <translation>chaque identifiant sert</translation>
    </message>
    <message>
        <source>everything has an expiry</source>
        <translation>tout a une expiration</translation>
    </message>
    <message>
        <source>keys are restricted to addresses</source>
        <translation>les clés sont restreintes à des adresses</translation>
    </message>
    <message>
        <source>clients authenticate well</source>
        <translation>les clients s’authentifient bien</translation>
    </message>
    <message>
        <source>every live credential has a plan</source>
        <translation>chaque identifiant de production a un forfait</translation>
    </message>
    <message>
        <source>no secret is too old</source>
        <translation>aucun secret n’est trop ancien</translation>
    </message>
    <message>
        <source>no redirect leads to localhost</source>
        <translation>aucune redirection ne mène à localhost</translation>
    </message>
    <message>
        <source>every application has a credential</source>
        <translation>chaque application a un identifiant</translation>
    </message>
    <message numerus="yes">
        <source>Revoke %n…</source>
        <translation>
            <numerusform>Révoquer %n…</numerusform>
            <numerusform>Révoquer %n…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Suspend %n…</source>
        <translation>
            <numerusform>Suspendre %n…</numerusform>
            <numerusform>Suspendre %n…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Narrow %n…</source>
        <translation>
            <numerusform>Restreindre %n…</numerusform>
            <numerusform>Restreindre %n…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove from %n…</source>
        <translation>
            <numerusform>Retirer de %n…</numerusform>
            <numerusform>Retirer de %n…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Extend %n…</source>
        <translation>
            <numerusform>Prolonger %n…</numerusform>
            <numerusform>Prolonger %n…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set expiry of %n…</source>
        <translation>
            <numerusform>Fixer l’expiration de %n…</numerusform>
            <numerusform>Fixer l’expiration de %n…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restrict %n…</source>
        <translation>
            <numerusform>Limiter %n…</numerusform>
            <numerusform>Limiter %n…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Give a plan to %n…</source>
        <translation>
            <numerusform>Donner un forfait à %n…</numerusform>
            <numerusform>Donner un forfait à %n…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Strengthen %n…</source>
        <translation>
            <numerusform>Renforcer %n…</numerusform>
            <numerusform>Renforcer %n…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rotate %n…</source>
        <translation>
            <numerusform>Remplacer %n…</numerusform>
            <numerusform>Remplacer %n…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Edit URIs of %n…</source>
        <translation>
            <numerusform>Modifier les URI de %n…</numerusform>
            <numerusform>Modifier les URI de %n…</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 among others.</source>
        <comment>name</comment>
        <translation>%1 entre autres.</translation>
    </message>
</context>
<context>
    <name>octroi::models::KeysModel</name>
    <message numerus="yes">
        <source>%n request(s) in the last 30 days</source>
        <translation>
            <numerusform>%n requête sur les 30 derniers jours</numerusform>
            <numerusform>%n requêtes sur les 30 derniers jours</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>Portées</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Utilisé</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Expiration</translation>
    </message>
    <message>
        <source>Requests, 30 d</source>
        <translation>Requêtes, 30&#xa0;j</translation>
    </message>
    <message>
        <source>%1 in the last 30 days</source>
        <translation>%1 sur les 30 derniers jours</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environnement</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Forfait</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Création</translation>
    </message>
    <message>
        <source>Bytes, 30 d</source>
        <translation>Octets, 30 j</translation>
    </message>
    <message>
        <source>None</source>
        <comment>a group of credentials that have no such value</comment>
        <translation>Aucun</translation>
    </message>
    <message numerus="yes">
        <source>%n credential(s)</source>
        <comment>in a group</comment>
        <translation>
            <numerusform>%n identifiant</numerusform>
            <numerusform>%n identifiants</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a group, how many are in it</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Offline: as it was on %1 (%2)</source>
        <comment>time, how long ago</comment>
        <translation>Hors ligne&#xa0;: état du %1 (%2)</translation>
    </message>
    <message>
        <source>OAuth client</source>
        <comment>kind of credential</comment>
        <translation>Client OAuth</translation>
    </message>
    <message>
        <source>API key</source>
        <comment>kind of credential</comment>
        <translation>Clé d’API</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
</context>
<context>
    <name>octroi::models::LeaksModel</name>
    <message>
        <source>Live</source>
        <translation>Valable</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Inconnue</translation>
    </message>
    <message>
        <source>Not that key</source>
        <translation>Pas cette clé</translation>
    </message>
    <message>
        <source>None of ours</source>
        <translation>Pas une des nôtres</translation>
    </message>
    <message>
        <source>%1 › %2</source>
        <comment>partner, application</comment>
        <translation>%1 › %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>place</comment>
        <translation>
            <numerusform>%1 et %n autre</numerusform>
            <numerusform>%1 et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>A key has this identifier, but another secret: this one never worked.</source>
        <translation>Une clé porte cet identifiant, mais avec un autre secret : celle-ci n’a jamais été valable.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Propriétaire</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>Portées</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Dernière utilisation</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Emplacement</translation>
    </message>
</context>
<context>
    <name>octroi::models::LiveTokensModel</name>
    <message>
        <source>Approval</source>
        <translation>Autorisation</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Jeton d’accès</translation>
    </message>
    <message>
        <source>nobody</source>
        <comment>a token without a person</comment>
        <translation>personne</translation>
    </message>
    <message>
        <source>Used twice</source>
        <translation>Utilisé deux fois</translation>
    </message>
    <message>
        <source>DPoP</source>
        <translation>DPoP</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificat</translation>
    </message>
    <message>
        <source>Bearer</source>
        <translation>Porteur</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <comment>when, address</comment>
        <translation>%1 depuis %2</translation>
    </message>
    <message>
        <source>Its refresh token was used a second time, from %1. Somebody may have copied it, so all of its tokens ended.</source>
        <translation>Son jeton de rafraîchissement a servi une seconde fois, depuis %1. Quelqu’un l’a peut-être copié&#x202f;: tous ses jetons ont pris fin.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Sorte</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Utilisateur</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>Portées</translation>
    </message>
    <message>
        <source>Binding</source>
        <translation>Liaison</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Émis</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Expire</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Dernière utilisation</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>Offline session</source>
        <translation>Session hors ligne</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>non communiqué</translation>
    </message>
</context>
<context>
    <name>octroi::models::LoggedCallsModel</name>
    <message>
        <source>no answer</source>
        <translation>pas de réponse</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Chemin</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
</context>
<context>
    <name>octroi::models::PartnerTreeModel</name>
    <message>
        <source>%1 requests in the last 30 days</source>
        <translation>Requêtes sur les 30 derniers jours&#xa0;: %1</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>Requests, 30 d</source>
        <translation>Requêtes, 30&#xa0;j</translation>
    </message>
</context>
<context>
    <name>octroi::models::RunItemsModel</name>
    <message>
        <source>Its answer was lost: it may have been done or not. Try it again, or look at the key.</source>
        <translation>La réponse a été perdue : la modification a peut-être eu lieu. Réessayez ou vérifiez la clé.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Motif</translation>
    </message>
</context>
<context>
    <name>octroi::models::RunWords</name>
    <message numerus="yes">
        <source>Suspend %n key(s)</source>
        <translation>
            <numerusform>Suspendre %n clé</numerusform>
            <numerusform>Suspendre %n clés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resume %n key(s)</source>
        <translation>
            <numerusform>Réactiver %n clé</numerusform>
            <numerusform>Réactiver %n clés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Revoke %n key(s)</source>
        <translation>
            <numerusform>Révoquer %n clé</numerusform>
            <numerusform>Révoquer %n clés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restore %n key(s)</source>
        <translation>
            <numerusform>Restaurer %n clé</numerusform>
            <numerusform>Restaurer %n clés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rotate %n key(s)</source>
        <translation>
            <numerusform>Lancer la rotation de %n clé</numerusform>
            <numerusform>Lancer la rotation de %n clés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n key(s)</source>
        <translation>
            <numerusform>Déplacer %n clé</numerusform>
            <numerusform>Déplacer %n clés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Issue %n key(s)</source>
        <translation>
            <numerusform>Émettre %n clé</numerusform>
            <numerusform>Émettre %n clés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n key(s)</source>
        <translation>
            <numerusform>Modifier %n clé</numerusform>
            <numerusform>Modifier %n clés</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <comment>what is done, how many, of how many</comment>
        <translation>%1 : %2 sur %3</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n failed</source>
        <translation>
            <numerusform>%1, %n échec</numerusform>
            <numerusform>%1, %n échecs</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, paused</source>
        <translation>%1, en pause</translation>
    </message>
    <message>
        <source>%1, waiting for the backend</source>
        <translation>%1, en attente du serveur</translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <comment>seconds</comment>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>minutes</comment>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <comment>hours</comment>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 a second, %2 left</source>
        <comment>how many, how long</comment>
        <translation>%1 par seconde, encore %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 done, %n failed.</source>
        <translation>
            <numerusform>%1 sur %2 effectuées, %n échec.</numerusform>
            <numerusform>%1 sur %2 effectuées, %n échecs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n done.</source>
        <translation>
            <numerusform>Effectuée.</numerusform>
            <numerusform>Les %n ont toutes été effectuées.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 done, the rest was left out.</source>
        <translation>%1 sur %2 effectuées, le reste a été abandonné.</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>envoyée</translation>
    </message>
    <message>
        <source>done</source>
        <translation>faite</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échec</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>abandonnée</translation>
    </message>
    <message numerus="yes">
        <source>Suspend %n client(s)</source>
        <translation>
            <numerusform>Suspendre %n client</numerusform>
            <numerusform>Suspendre %n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resume %n client(s)</source>
        <translation>
            <numerusform>Réactiver %n client</numerusform>
            <numerusform>Réactiver %n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Revoke %n client(s)</source>
        <translation>
            <numerusform>Révoquer %n client</numerusform>
            <numerusform>Révoquer %n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n client(s)</source>
        <translation>
            <numerusform>Modifier %n client</numerusform>
            <numerusform>Modifier %n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n object(s)</source>
        <translation>
            <numerusform>Modifier %n objet</numerusform>
            <numerusform>Modifier %n objets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::models::ScopeReachModel</name>
    <message>
        <source>%1, %2 and %3 have it; %4.</source>
        <comment>keys, clients, issuers, partners</comment>
        <translation>%1, %2 et %3 la détiennent&#x202f;; %4.</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s)</source>
        <translation>
            <numerusform>%n clé</numerusform>
            <numerusform>%n clés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s)</source>
        <translation>
            <numerusform>%n client</numerusform>
            <numerusform>%n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trusted issuer(s)</source>
        <translation>
            <numerusform>%n émetteur reconnu</numerusform>
            <numerusform>%n émetteurs reconnus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n partner(s)</source>
        <translation>
            <numerusform>%n partenaire</numerusform>
            <numerusform>%n partenaires</numerusform>
        </translation>
    </message>
    <message>
        <source>No endpoint asks for it.</source>
        <translation>Aucun point d’accès ne l’exige.</translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s) ask for it.</source>
        <translation>
            <numerusform>%n point d’accès l’exige.</numerusform>
            <numerusform>%n points d’accès l’exigent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n used it; without it %1 calls would have been refused.</source>
        <translation>
            <numerusform>%n s’en est servi&#x202f;; sans elle, %1 appels auraient été refusés.</numerusform>
            <numerusform>%n s’en sont servis&#x202f;; sans elle, %1 appels auraient été refusés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not all calls could be counted.</source>
        <translation>Tous les appels n’ont pas pu être comptés.</translation>
    </message>
    <message>
        <source>There are calls that you may not see.</source>
        <translation>Il y a des appels que vous ne pouvez pas voir.</translation>
    </message>
    <message>
        <source>keeps it by %1</source>
        <translation>la garde par %1</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <comment>calls</comment>
        <translation>%1 refusés</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>non connu</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>endpoint, calls</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 › %2</source>
        <comment>partner, application</comment>
        <translation>%1 › %2</translation>
    </message>
    <message>
        <source>Last on %1</source>
        <translation>Dernier le %1</translation>
    </message>
    <message>
        <source>%1 does not work now</source>
        <translation>%1 ne fonctionne pas en ce moment</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Propriétaire</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Appels</translation>
    </message>
    <message>
        <source>Without it</source>
        <translation>Sans elle</translation>
    </message>
    <message>
        <source>Used at</source>
        <translation>Utilisée sur</translation>
    </message>
</context>
<context>
    <name>octroi::models::ScopeTreeModel</name>
    <message>
        <source>%1 of %2</source>
        <comment>chosen scopes of all</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message numerus="yes">
        <source>%n scope(s)</source>
        <translation>
            <numerusform>%n portée</numerusform>
            <numerusform>%n portées</numerusform>
        </translation>
    </message>
    <message>
        <source>any</source>
        <comment>no bound on the life of keys</comment>
        <translation>sans limite</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Portée</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensibilité</translation>
    </message>
    <message>
        <source>Longest life</source>
        <translation>Durée max.</translation>
    </message>
    <message>
        <source>Holders</source>
        <comment>keys and clients that have a scope</comment>
        <translation>Détenteurs</translation>
    </message>
</context>
<context>
    <name>octroi::models::StateModel</name>
    <message>
        <source>Then</source>
        <translation>Ensuite</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Ce qui diffère</translation>
    </message>
</context>
<context>
    <name>octroi::models::StateWords</name>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>OAuth client</source>
        <translation>Client OAuth</translation>
    </message>
    <message>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Portée</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Forfait</translation>
    </message>
    <message>
        <source>Stays</source>
        <comment>an object that cannot be removed</comment>
        <translation>Reste</translation>
    </message>
    <message>
        <source>Impossible</source>
        <translation>Impossible</translation>
    </message>
    <message>
        <source>New</source>
        <comment>an object that is made</comment>
        <translation>Créé</translation>
    </message>
    <message>
        <source>Changed</source>
        <comment>an object that is changed</comment>
        <translation>Modifié</translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>a partner that is closed</comment>
        <translation>Fermé</translation>
    </message>
    <message>
        <source>Revoked for ever</source>
        <comment>a client</comment>
        <translation>Révoqué définitivement</translation>
    </message>
    <message>
        <source>Deleted</source>
        <comment>an API or a scope</comment>
        <translation>Supprimé</translation>
    </message>
    <message>
        <source>This is no state of Octroi, or of a later version: it has to begin with “octroi: 1”.</source>
        <translation>Ce n’est pas un état d’Octroi, ou il est d’une version plus récente&#x202f;: il doit commencer par «&#x202f;octroi: 1&#x202f;».</translation>
    </message>
    <message>
        <source>“%1” is not known there. Correct the name, or remove it.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas connu à cet endroit. Corrigez le nom ou retirez-le.</translation>
    </message>
    <message>
        <source>“%1” is missing.</source>
        <translation>«&#x202f;%1&#x202f;» manque.</translation>
    </message>
    <message>
        <source>“%1” is of another kind than is expected there.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas du type attendu à cet endroit.</translation>
    </message>
    <message>
        <source>A name comes twice.</source>
        <translation>Un nom figure deux fois.</translation>
    </message>
    <message>
        <source>Several clients of one application have the same name. Rename or revoke all but one.</source>
        <translation>Plusieurs clients d’une même application portent le même nom. Renommez-les ou révoquez-les tous sauf un.</translation>
    </message>
    <message>
        <source>The file is too large, or nested too deeply.</source>
        <translation>Le fichier est trop volumineux, ou imbriqué trop profondément.</translation>
    </message>
    <message>
        <source>Anchors, tags and several documents are not taken: write out what is meant, in one.</source>
        <translation>Les ancres, les tags et les documents multiples ne sont pas acceptés&#x202f;: écrivez en toutes lettres, dans un seul document.</translation>
    </message>
    <message>
        <source>This is no YAML.</source>
        <translation>Ce n’est pas du YAML.</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>Ligne %1, colonne %2&#x202f;: %3</translation>
    </message>
</context>
<context>
    <name>octroi::models::TokenWords</name>
    <message>
        <source>Credential shown</source>
        <translation>Identifiants présentés</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>Connu</translation>
    </message>
    <message>
        <source>Form of the token</source>
        <translation>Forme du jeton</translation>
    </message>
    <message>
        <source>Issuer of the token</source>
        <translation>Émetteur du jeton</translation>
    </message>
    <message>
        <source>Signature of the token</source>
        <translation>Signature du jeton</translation>
    </message>
    <message>
        <source>Client of the token</source>
        <translation>Client du jeton</translation>
    </message>
    <message>
        <source>Type of the token</source>
        <translation>Type du jeton</translation>
    </message>
    <message>
        <source>Times of the token</source>
        <translation>Durée du jeton</translation>
    </message>
    <message>
        <source>Audience of the token</source>
        <translation>Audience du jeton</translation>
    </message>
    <message>
        <source>Token not revoked</source>
        <translation>Jeton non révoqué</translation>
    </message>
    <message>
        <source>Binding of the token</source>
        <translation>Liaison du jeton</translation>
    </message>
    <message>
        <source>Key and token</source>
        <translation>Clé et jeton</translation>
    </message>
    <message>
        <source>Partner open</source>
        <translation>Partenaire ouvert</translation>
    </message>
    <message>
        <source>Not revoked</source>
        <translation>Non révoqué</translation>
    </message>
    <message>
        <source>Not expired</source>
        <translation>Non expiré</translation>
    </message>
    <message>
        <source>Not suspended</source>
        <translation>Non suspendu</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Referrer</source>
        <translation>Référent</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environnement</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Point d’accès</translation>
    </message>
    <message>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>Portées</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Cadence</translation>
    </message>
    <message>
        <source>Quota and volume</source>
        <translation>Quota et volume</translation>
    </message>
    <message>
        <source>no credential is shown</source>
        <translation>aucun identifiant n’est présenté</translation>
    </message>
    <message>
        <source>it has not the form of a key or token</source>
        <translation>il n’a pas la forme d’une clé ou d’un jeton</translation>
    </message>
    <message>
        <source>nobody issued this key here</source>
        <translation>personne n’a émis cette clé ici</translation>
    </message>
    <message>
        <source>it was revoked</source>
        <translation>il a été révoqué</translation>
    </message>
    <message>
        <source>it has expired</source>
        <translation>il a expiré</translation>
    </message>
    <message>
        <source>it is suspended</source>
        <translation>il est suspendu</translation>
    </message>
    <message>
        <source>it belongs to another environment</source>
        <translation>il appartient à un autre environnement</translation>
    </message>
    <message>
        <source>it may not be used from this address</source>
        <translation>il ne peut pas être utilisé depuis cette adresse</translation>
    </message>
    <message>
        <source>it may not be used from this page</source>
        <translation>il ne peut pas être utilisé depuis cette page</translation>
    </message>
    <message>
        <source>no API declares this method and path</source>
        <translation>aucune API ne déclare cette méthode et ce chemin</translation>
    </message>
    <message>
        <source>a scope is missing</source>
        <translation>il manque une portée</translation>
    </message>
    <message>
        <source>too many calls in a short time</source>
        <translation>trop d’appels en peu de temps</translation>
    </message>
    <message>
        <source>the quota or the volume is used up</source>
        <translation>le quota ou le volume est épuisé</translation>
    </message>
    <message>
        <source>the partner is closed</source>
        <translation>le partenaire est fermé</translation>
    </message>
    <message>
        <source>nobody issued this token here, or it has ended</source>
        <translation>personne n’a émis ce jeton ici, ou il a pris fin</translation>
    </message>
    <message>
        <source>its type, algorithm or time is not accepted</source>
        <translation>son type, son algorithme ou sa durée n’est pas accepté</translation>
    </message>
    <message>
        <source>its signature is wrong</source>
        <translation>sa signature est fausse</translation>
    </message>
    <message>
        <source>the key that signed it is not known</source>
        <translation>la clé qui l’a signé n’est pas connue</translation>
    </message>
    <message>
        <source>this API does not trust its issuer</source>
        <translation>cette API ne fait pas confiance à son émetteur</translation>
    </message>
    <message>
        <source>it is meant for another API</source>
        <translation>il est destiné à une autre API</translation>
    </message>
    <message>
        <source>it is bound to another key or certificate</source>
        <translation>il est lié à une autre clé ou à un autre certificat</translation>
    </message>
    <message>
        <source>its client is not known</source>
        <translation>son client n’est pas connu</translation>
    </message>
    <message>
        <source>the DPoP proof is missing</source>
        <translation>la preuve DPoP manque</translation>
    </message>
    <message>
        <source>the DPoP proof is not for this call</source>
        <translation>la preuve DPoP n’est pas faite pour cet appel</translation>
    </message>
    <message>
        <source>the DPoP proof was used before</source>
        <translation>la preuve DPoP a déjà servi</translation>
    </message>
    <message>
        <source>an API key is asked for besides</source>
        <translation>une clé d’API est exigée en plus</translation>
    </message>
    <message>
        <source>an access token is asked for besides</source>
        <translation>un jeton d’accès est exigé en plus</translation>
    </message>
    <message>
        <source>key and token belong to different applications</source>
        <translation>la clé et le jeton appartiennent à des applications différentes</translation>
    </message>
    <message>
        <source>it is for other APIs</source>
        <translation>il est fait pour d’autres API</translation>
    </message>
    <message>
        <source>This call would be allowed</source>
        <translation>Cet appel serait autorisé</translation>
    </message>
    <message>
        <source>This call would be refused: %1</source>
        <translation>Cet appel serait refusé&#x202f;: %1</translation>
    </message>
    <message>
        <source>this backend</source>
        <translation>ce serveur</translation>
    </message>
    <message>
        <source>%1, trusted by %2</source>
        <comment>issuer, API</comment>
        <translation>%1, reconnu par %2</translation>
    </message>
    <message>
        <source>no API here trusts it</source>
        <translation>aucune API d’ici ne lui fait confiance</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>client, its owner</comment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>no client here has this identifier</source>
        <translation>aucun client d’ici n’a cette référence</translation>
    </message>
    <message>
        <source>application %1, by the mapping of %2</source>
        <translation>application %1, par la correspondance de %2</translation>
    </message>
    <message>
        <source>%1 maps it to no application: it is refused</source>
        <translation>%1 ne lui attribue aucune application&#x202f;: il est refusé</translation>
    </message>
    <message>
        <source>the client itself, no person</source>
        <translation>le client lui-même, personne d’autre</translation>
    </message>
    <message>
        <source>a person or account of the issuer</source>
        <translation>une personne ou un compte de l’émetteur</translation>
    </message>
    <message>
        <source>granted to %1</source>
        <translation>accordée à %1</translation>
    </message>
    <message>
        <source>granted to %1 with %2</source>
        <comment>client, scope</comment>
        <translation>accordée à %1 par %2</translation>
    </message>
    <message>
        <source>%1 does not have it: it counts for nothing</source>
        <translation>%1 ne l’a pas&#x202f;: elle ne compte pas</translation>
    </message>
    <message>
        <source>from %1, by the mapping of %2</source>
        <comment>claim, issuer</comment>
        <translation>de %1, par la correspondance de %2</translation>
    </message>
    <message>
        <source>of a client that is not known here</source>
        <translation>d’un client qui n’est pas connu ici</translation>
    </message>
    <message>
        <source>every API of this backend</source>
        <translation>toutes les API de ce serveur</translation>
    </message>
    <message>
        <source>the API %1</source>
        <translation>l’API %1</translation>
    </message>
    <message>
        <source>no API here</source>
        <translation>aucune API d’ici</translation>
    </message>
    <message>
        <source>%1 s, the token lifetime of %2</source>
        <translation>%1 s, la durée des jetons de %2</translation>
    </message>
    <message>
        <source>%1 s; tokens of %2 live otherwise now</source>
        <translation>%1 s&#x202f;; les jetons de %2 ont maintenant une autre durée</translation>
    </message>
    <message>
        <source>bound to this DPoP key</source>
        <translation>lié à cette clé DPoP</translation>
    </message>
    <message>
        <source>bound to this certificate</source>
        <translation>lié à ce certificat</translation>
    </message>
    <message>
        <source>Not recognised</source>
        <translation>Non reconnu</translation>
    </message>
    <message>
        <source>JSON Web Token</source>
        <translation>JSON Web Token</translation>
    </message>
    <message>
        <source>DPoP proof</source>
        <translation>Preuve DPoP</translation>
    </message>
    <message>
        <source>Encrypted token</source>
        <translation>Jeton chiffré</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>Clé d’API</translation>
    </message>
    <message>
        <source>Damaged API key</source>
        <translation>Clé d’API endommagée</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Certificat</translation>
    </message>
    <message>
        <source>Key set (JWKS)</source>
        <translation>Jeu de clés (JWKS)</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Clé privée</translation>
    </message>
    <message>
        <source>Opaque token</source>
        <translation>Jeton opaque</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Forme</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Émetteur</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>Audience</translation>
    </message>
    <message>
        <source>Binding</source>
        <translation>Liaison</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>réussi</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échoué</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>non vérifié</translation>
    </message>
    <message>
        <source>Three parts, readable, nothing in the header that is unknown and critical</source>
        <translation>Trois parties lisibles, rien d’inconnu et de critique dans l’en-tête</translation>
    </message>
    <message>
        <source>It is larger than 16 KB, and octroid reads no token of that size. Put less into it.</source>
        <translation>Il dépasse 16 Ko, et octroid ne lit aucun jeton de cette taille. Mettez-y moins de choses.</translation>
    </message>
    <message>
        <source>It does not consist of three parts with dots between them. Part of it may be missing.</source>
        <translation>Il ne se compose pas de trois parties séparées par des points. Il en manque peut-être une.</translation>
    </message>
    <message>
        <source>It is encrypted for somebody else, so nothing in it can be read or verified here.</source>
        <translation>Il est chiffré pour quelqu’un d’autre&#x202f;: rien ne peut y être lu ni vérifié ici.</translation>
    </message>
    <message>
        <source>A part is not base64url. A character is missing, or something was added, such as = at the end.</source>
        <translation>Une partie n’est pas en base64url. Un caractère manque, ou quelque chose a été ajouté, comme = à la fin.</translation>
    </message>
    <message>
        <source>The header is no JSON object with an algorithm, or a member of it is of the wrong type.</source>
        <translation>L’en-tête n’est pas un objet JSON avec un algorithme, ou l’un de ses membres est du mauvais type.</translation>
    </message>
    <message>
        <source>The second part is no JSON object, so it has no claims.</source>
        <translation>La deuxième partie n’est pas un objet JSON&#x202f;: il n’a pas de revendications.</translation>
    </message>
    <message>
        <source>The header asks for an extension that has to be understood (crit), and none is.</source>
        <translation>L’en-tête exige une extension qui doit être comprise (crit), et aucune ne l’est.</translation>
    </message>
    <message>
        <source>The payload is said to be unencoded (b64), which a JWT must not be.</source>
        <translation>Le contenu serait non encodé (b64), ce qu’un JWT ne doit pas être.</translation>
    </message>
    <message>
        <source>It is said to be compressed (zip). Tokens are not unpacked before they are verified.</source>
        <translation>Il serait compressé (zip). Les jetons ne sont pas décompressés avant d’être vérifiés.</translation>
    </message>
    <message>
        <source>It holds another token (cty: JWT). Only the inner one could be meant; paste that.</source>
        <translation>Il contient un autre jeton (cty&#x202f;: JWT). Seul celui de l’intérieur peut être visé&#x202f;; collez-le.</translation>
    </message>
    <message>
        <source>It is not signed (alg: none): anybody can have written it.</source>
        <translation>Il n’est pas signé (alg&#x202f;: none)&#x202f;: n’importe qui peut l’avoir écrit.</translation>
    </message>
    <message>
        <source>%1 signs with a shared secret. Whoever knows the public key could have made it, so it is never accepted.</source>
        <translation>%1 signe avec un secret partagé. Quiconque connaît la clé publique pourrait l’avoir fait&#x202f;; il n’est donc jamais accepté.</translation>
    </message>
    <message>
        <source>The algorithm %1 is not known here.</source>
        <translation>L’algorithme %1 n’est pas connu ici.</translation>
    </message>
    <message>
        <source>%1, by a key of the issuer</source>
        <translation>%1, par une clé de l’émetteur</translation>
    </message>
    <message>
        <source>%1 with key %2</source>
        <translation>%1 avec la clé %2</translation>
    </message>
    <message>
        <source>No keys of the issuer are kept here. Fetch them, or paste its key set.</source>
        <translation>Aucune clé de l’émetteur n’est conservée ici. Récupérez-les, ou collez son jeu de clés.</translation>
    </message>
    <message>
        <source>The key set of the issuer names two different keys alike, so none of it is used.</source>
        <translation>Le jeu de clés de l’émetteur donne le même nom à deux clés différentes&#x202f;; il n’est donc pas utilisé.</translation>
    </message>
    <message>
        <source>None of the issuer&apos;s keys is for %1.</source>
        <translation>Aucune clé de l’émetteur n’est faite pour %1.</translation>
    </message>
    <message>
        <source>The issuer has no key %1. It may have been replaced: fetch the keys again.</source>
        <translation>L’émetteur n’a pas de clé %1. Elle a peut-être été remplacée&#x202f;: récupérez les clés à nouveau.</translation>
    </message>
    <message>
        <source>The key %1 is not for %2.</source>
        <translation>La clé %1 n’est pas faite pour %2.</translation>
    </message>
    <message>
        <source>%1 is not among the algorithms that are allowed here.</source>
        <translation>%1 ne fait pas partie des algorithmes autorisés ici.</translation>
    </message>
    <message>
        <source>The signature does not fit: the token was changed, or another key signed it.</source>
        <translation>La signature ne convient pas&#x202f;: le jeton a été modifié, ou une autre clé l’a signé.</translation>
    </message>
    <message>
        <source>Without an acceptable form there is no signature to verify.</source>
        <translation>Sans forme acceptable, il n’y a pas de signature à vérifier.</translation>
    </message>
    <message>
        <source>Issued %1, ends %2</source>
        <translation>Émis %1, se termine %2</translation>
    </message>
    <message>
        <source>Ends %1</source>
        <translation>Se termine %1</translation>
    </message>
    <message>
        <source>It ended %1 (%2).</source>
        <translation>Il s’est terminé %1 (%2).</translation>
    </message>
    <message>
        <source>It holds only from %1 on. Perhaps a clock is wrong.</source>
        <translation>Il n’est valable qu’à partir du %1. Une horloge est peut-être mal réglée.</translation>
    </message>
    <message>
        <source>It was issued %1, which is too long ago.</source>
        <translation>Il a été émis %1, c’est trop ancien.</translation>
    </message>
    <message>
        <source>%1 is in milliseconds. JWTs count seconds: divide it by 1000.</source>
        <translation>%1 est en millisecondes. Les JWT comptent en secondes&#x202f;: divisez par 1000.</translation>
    </message>
    <message>
        <source>%1 is missing, so the token would never end.</source>
        <translation>%1 manque&#x202f;: le jeton n’aurait jamais de fin.</translation>
    </message>
    <message>
        <source>%1 is no time in seconds.</source>
        <translation>%1 n’est pas un instant en secondes.</translation>
    </message>
    <message>
        <source>Bound to nobody: whoever has it can use it</source>
        <translation>Lié à personne&#x202f;: qui le détient peut l’utiliser</translation>
    </message>
    <message>
        <source>Bound to the DPoP key that is shown</source>
        <translation>Lié à la clé DPoP présentée</translation>
    </message>
    <message>
        <source>Bound to the certificate that is shown</source>
        <translation>Lié au certificat présenté</translation>
    </message>
    <message>
        <source>Bound to a DPoP key: every call has to show a proof by that key</source>
        <translation>Lié à une clé DPoP&#x202f;: chaque appel doit présenter une preuve de cette clé</translation>
    </message>
    <message>
        <source>Bound to a certificate: every call has to be made with it</source>
        <translation>Lié à un certificat&#x202f;: chaque appel doit être fait avec lui</translation>
    </message>
    <message>
        <source>It is bound to another DPoP key than the one that is shown.</source>
        <translation>Il est lié à une autre clé DPoP que celle qui est présentée.</translation>
    </message>
    <message>
        <source>It is bound to another certificate than the one that is shown.</source>
        <translation>Il est lié à un autre certificat que celui qui est présenté.</translation>
    </message>
    <message>
        <source>It asks for a proof (cnf) that is not known here, so it may not be used.</source>
        <translation>Il exige une preuve (cnf) qui n’est pas connue ici&#x202f;; il ne peut donc pas être utilisé.</translation>
    </message>
    <message>
        <source>It is a token of another kind, and not meant to be shown to an API.</source>
        <translation>C’est un jeton d’une autre sorte, qui n’est pas destiné à être présenté à une API.</translation>
    </message>
    <message>
        <source>It does not say what kind of token it is (typ).</source>
        <translation>Il ne dit pas de quelle sorte de jeton il s’agit (typ).</translation>
    </message>
    <message>
        <source>It does not say what kind of token it is</source>
        <translation>Il ne dit pas de quelle sorte de jeton il s’agit</translation>
    </message>
    <message>
        <source>It comes from another issuer. Both are compared letter by letter, a slash at the end included.</source>
        <translation>Il vient d’un autre émetteur. Les deux sont comparés lettre par lettre, y compris la barre oblique finale.</translation>
    </message>
    <message>
        <source>It does not say who issued it (iss).</source>
        <translation>Il ne dit pas qui l’a émis (iss).</translation>
    </message>
    <message>
        <source>It does not say who issued it</source>
        <translation>Il ne dit pas qui l’a émis</translation>
    </message>
    <message>
        <source>It is meant for somebody else. Let the client name this API as resource in its token request.</source>
        <translation>Il est destiné à quelqu’un d’autre. Que le client nomme cette API comme ressource dans sa demande de jeton.</translation>
    </message>
    <message>
        <source>It does not say, in an acceptable form, whom it is meant for (aud).</source>
        <translation>Il ne dit pas, sous une forme acceptable, à qui il est destiné (aud).</translation>
    </message>
    <message>
        <source>It does not say whom it is meant for</source>
        <translation>Il ne dit pas à qui il est destiné</translation>
    </message>
    <message>
        <source>Signed by the key it shows, made %1</source>
        <translation>Signée par la clé qu’elle présente, faite %1</translation>
    </message>
    <message>
        <source>It is no signed token, or a claim (jti, htm, htu, iat) is missing or of the wrong type.</source>
        <translation>Ce n’est pas un jeton signé, ou une revendication (jti, htm, htu, iat) manque ou est du mauvais type.</translation>
    </message>
    <message>
        <source>Its type is not dpop+jwt.</source>
        <translation>Son type n’est pas dpop+jwt.</translation>
    </message>
    <message>
        <source>Its algorithm is not accepted for proofs.</source>
        <translation>Son algorithme n’est pas accepté pour les preuves.</translation>
    </message>
    <message>
        <source>It shows no public key that could be used.</source>
        <translation>Elle ne présente aucune clé publique utilisable.</translation>
    </message>
    <message>
        <source>It was not signed by the key that it shows.</source>
        <translation>Elle n’a pas été signée par la clé qu’elle présente.</translation>
    </message>
    <message>
        <source>It is for the method %1.</source>
        <translation>Elle est faite pour la méthode %1.</translation>
    </message>
    <message>
        <source>It is for the address %1.</source>
        <translation>Elle est faite pour l’adresse %1.</translation>
    </message>
    <message>
        <source>It was made %1; a proof holds for a minute.</source>
        <translation>Elle a été faite %1&#x202f;; une preuve vaut une minute.</translation>
    </message>
    <message>
        <source>The nonce is not the one that the server gave.</source>
        <translation>Le nonce n’est pas celui que le serveur a donné.</translation>
    </message>
    <message>
        <source>It was made for another access token (ath).</source>
        <translation>Elle a été faite pour un autre jeton d’accès (ath).</translation>
    </message>
    <message>
        <source>The access token is bound to another key.</source>
        <translation>Le jeton d’accès est lié à une autre clé.</translation>
    </message>
    <message>
        <source>access token, RFC 9068</source>
        <translation>jeton d’accès, RFC 9068</translation>
    </message>
    <message>
        <source>DPoP proof, RFC 9449</source>
        <translation>preuve DPoP, RFC 9449</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>millisecondes</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>in 47 min, exact time</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n scope(s)</source>
        <translation>
            <numerusform>%n portée</numerusform>
            <numerusform>%n portées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::models::TrustedIssuersModel</name>
    <message>
        <source>could not be read</source>
        <translation>n’ont pas pu être lues</translation>
    </message>
    <message>
        <source>are being read</source>
        <translation>sont en cours de lecture</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s)</source>
        <translation>
            <numerusform>%n clé</numerusform>
            <numerusform>%n clés</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, read %2</source>
        <comment>keys, when</comment>
        <translation>%1, lues %2</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Activé</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Émetteur</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Clés</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Au plus</translation>
    </message>
</context>
<context>
    <name>octroi::models::UndoWords</name>
    <message>
        <source>A partner stays once it is created. Close it instead.</source>
        <translation>Un partenaire créé ne se supprime pas. Clôturez-le.</translation>
    </message>
    <message>
        <source>An application stays once it is created. Without credentials it opens nothing.</source>
        <translation>Une application créée ne se supprime pas. Sans identifiants, elle ne donne accès à rien.</translation>
    </message>
    <message>
        <source>A plan stays once it is created. Unused, it changes nothing.</source>
        <translation>Un forfait créé ne se supprime pas. Inutilisé, il ne change rien.</translation>
    </message>
    <message>
        <source>An issued key was shown and may be in use. Revoke it instead.</source>
        <translation>Une clé émise a été affichée et sert peut-être déjà. Révoquez-la.</translation>
    </message>
    <message>
        <source>An API created anew is another one to keys that are limited to it. Create it again and name it in those keys.</source>
        <translation>Recréée, l’API en est une autre pour les clés qui y sont limitées. Recréez-la, puis indiquez-la dans ces clés.</translation>
    </message>
    <message>
        <source>A client that is registered may be in use. Revoke it instead.</source>
        <translation>Un client enregistré sert peut-être déjà. Révoquez-le.</translation>
    </message>
    <message>
        <source>A client is revoked for ever. Create a new one instead.</source>
        <translation>La révocation d’un client est définitive. Créez-en un nouveau.</translation>
    </message>
    <message>
        <source>The new secret was shown and may be in use. Revoke it instead.</source>
        <translation>Le nouveau secret a été affiché et sert peut-être déjà. Révoquez-le.</translation>
    </message>
    <message>
        <source>A secret is revoked for ever. Add a new one instead.</source>
        <translation>La révocation d’un secret est définitive. Ajoutez-en un nouveau.</translation>
    </message>
    <message>
        <source>A new API may be called already, so undoing does not remove it. Delete it instead.</source>
        <translation>Une nouvelle API est peut-être déjà appelée&#xa0;: l’annulation ne la retire pas. Supprimez-la.</translation>
    </message>
    <message>
        <source>The new key was shown and may be in use. Revoke whichever of the two is not to work.</source>
        <translation>La nouvelle clé a été affichée et sert peut-être déjà. Révoquez celle des deux qui ne doit plus fonctionner.</translation>
    </message>
    <message>
        <source>A campaign stays once it is started: its keys get successors. Close it instead.</source>
        <translation>Une campagne lancée ne s’efface pas&#xa0;: ses clés reçoivent des successeurs. Clôturez-la.</translation>
    </message>
    <message>
        <source>What a campaign was like before is not kept. Change it again instead.</source>
        <translation>L’état antérieur d’une campagne n’est pas conservé. Modifiez-la de nouveau.</translation>
    </message>
    <message>
        <source>A key that was handed over stays handed over. Revoke it if it went to the wrong hands.</source>
        <translation>Une clé remise le reste. Révoquez-la si elle est tombée entre de mauvaises mains.</translation>
    </message>
    <message>
        <source>Ended tokens do not come back. Who held them gets new ones by signing in again.</source>
        <translation>Un jeton auquel on a mis fin ne revient pas. Qui le détenait en obtient un nouveau en se reconnectant.</translation>
    </message>
    <message>
        <source>Tokens of a trusted issuer may be in use already. Switch it off or remove it instead.</source>
        <translation>Des jetons d’un émetteur de confiance peuvent déjà être utilisés. Désactivez-le ou retirez-le plutôt.</translation>
    </message>
    <message>
        <source>The new secret was shown, and those before end. Rotate again if it went to the wrong hands.</source>
        <translation>Le nouveau secret a été affiché, et les précédents prennent fin. Refaites une rotation s’il est tombé en de mauvaises mains.</translation>
    </message>
    <message>
        <source>Too many have the scope for it to be given back one by one. The audit log says who had it.</source>
        <translation>Trop de clés ou de clients ont cette portée pour qu’elle leur soit rendue un par un. Le journal d’audit indique qui l’avait.</translation>
    </message>
    <message>
        <source>A new rule may have told somebody already. Pause or delete it instead.</source>
        <translation>Une nouvelle règle a peut-être déjà averti quelqu’un. Mettez-la en pause ou supprimez-la.</translation>
    </message>
    <message>
        <source>The secret before it signs nothing any more. Give the new one to the receiver.</source>
        <translation>Le secret précédent ne signe plus rien. Transmettez le nouveau au destinataire.</translation>
    </message>
    <message>
        <source>An alert that somebody knows of stays known. It is told again when it goes a step further.</source>
        <translation>Une alerte acquittée le reste. Elle est signalée de nouveau si elle franchit une étape.</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>names</comment>
        <translation>
            <numerusform>%1 et %n autre</numerusform>
            <numerusform>%1 et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what stays, why</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>octroi::pages::AdoptionChart</name>
    <message>
        <source>Calls by day</source>
        <translation>Appels par jour</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>appels</translation>
    </message>
    <message>
        <source>thousand calls</source>
        <translation>milliers d’appels</translation>
    </message>
    <message>
        <source>million calls</source>
        <translation>millions d’appels</translation>
    </message>
    <message>
        <source>old keys</source>
        <translation>anciennes clés</translation>
    </message>
    <message>
        <source>new keys</source>
        <translation>nouvelles clés</translation>
    </message>
    <message>
        <source>The backend did not say how often the keys were used.</source>
        <translation>Le backend n’a pas indiqué combien de fois les clés ont servi.</translation>
    </message>
</context>
<context>
    <name>octroi::pages::AlertRulesView</name>
    <message>
        <source>Filter by name, kind, object or webhook</source>
        <translation>Filtrer par nom, type, objet ou webhook</translation>
    </message>
    <message>
        <source>Filter rules</source>
        <translation>Filtrer les règles</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Test the webhook</source>
        <translation>Tester le webhook</translation>
    </message>
    <message>
        <source>New secret…</source>
        <translation>Nouveau secret…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>Alert rules</source>
        <translation>Règles d’alerte</translation>
    </message>
    <message>
        <source>No alerts here</source>
        <translation>Pas d’alertes ici</translation>
    </message>
    <message>
        <source>No rule fits the filter</source>
        <translation>Aucune règle ne correspond au filtre</translation>
    </message>
    <message>
        <source>No alert rule yet</source>
        <translation>Aucune règle d’alerte pour l’instant</translation>
    </message>
    <message>
        <source>%1 tells of nothing by itself.</source>
        <translation>%1 ne signale rien de lui-même.</translation>
    </message>
    <message>
        <source>A rule says when somebody is to be told: too many errors, a partner that stopped calling, a key that ends, a quota that runs out.</source>
        <translation>Une règle dit quand avertir quelqu’un : trop d’erreurs, un partenaire qui n’appelle plus, une clé qui prend fin, un quota qui s’épuise.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Effacer le filtre</translation>
    </message>
    <message>
        <source>New rule…</source>
        <translation>Nouvelle règle…</translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation>Cette fenêtre est en lecture seule.</translation>
    </message>
    <message>
        <source>The alert rules could not be read</source>
        <translation>Les règles d’alerte n’ont pas pu être lues</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Choose a rule first.</source>
        <translation>Choisissez d’abord une règle.</translation>
    </message>
    <message>
        <source>This rule has no webhook.</source>
        <translation>Cette règle n’a pas de webhook.</translation>
    </message>
    <message>
        <source>The webhook is being called.</source>
        <translation>Le webhook est en cours d’appel.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Mettre en pause</translation>
    </message>
    <message>
        <source>%1 is being called…</source>
        <comment>host</comment>
        <translation>Appel de %1…</translation>
    </message>
    <message>
        <source>This webhook was tested a moment ago. Try again in a minute.</source>
        <translation>Ce webhook vient d’être testé. Réessayez dans une minute.</translation>
    </message>
    <message>
        <source>The webhook of %1 answered with %2.</source>
        <comment>rule, HTTP status</comment>
        <translation>Le webhook de %1 a répondu %2.</translation>
    </message>
    <message>
        <source>The webhook of %1 was not reached: %2</source>
        <comment>rule, why</comment>
        <translation>Le webhook de %1 n’a pas été joint : %2</translation>
    </message>
</context>
<context>
    <name>octroi::pages::AlertsPage</name>
    <message>
        <source>Alerts</source>
        <translation>Alertes</translation>
    </message>
    <message>
        <source>New rule…</source>
        <translation>Nouvelle règle…</translation>
    </message>
    <message>
        <source>Firing</source>
        <comment>alerts</comment>
        <translation>Actives</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Ce qui est affiché</translation>
    </message>
    <message>
        <source>%1 tells of nothing by itself.</source>
        <translation>%1 ne signale rien de lui-même.</translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation>Cette fenêtre est en lecture seule.</translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) that nobody acknowledged</source>
        <translation>
            <numerusform>%n alerte que personne n’a acquittée</numerusform>
            <numerusform>%n alertes que personne n’a acquittées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s), all known</source>
        <translation>
            <numerusform>%n alerte, acquittée</numerusform>
            <numerusform>%n alertes, toutes acquittées</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing fires</source>
        <translation>Aucune alerte active</translation>
    </message>
</context>
<context>
    <name>octroi::pages::AlertsView</name>
    <message>
        <source>Filter by rule, object, kind or state</source>
        <translation>Filtrer par règle, objet, type ou état</translation>
    </message>
    <message>
        <source>Filter alerts</source>
        <translation>Filtrer les alertes</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Acquitter</translation>
    </message>
    <message>
        <source>Snooze…</source>
        <translation>Mettre en veille…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Consommation</translation>
    </message>
    <message>
        <source>Show older</source>
        <translation>Afficher les plus anciennes</translation>
    </message>
    <message>
        <source>Firing alerts</source>
        <translation>Alertes actives</translation>
    </message>
    <message>
        <source>Past and present alerts</source>
        <translation>Alertes passées et présentes</translation>
    </message>
    <message>
        <source>The alerts could not be read</source>
        <translation>Les alertes n’ont pas pu être lues</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>No alerts here</source>
        <translation>Pas d’alertes ici</translation>
    </message>
    <message>
        <source>%1 tells of nothing by itself.</source>
        <translation>%1 ne signale rien de lui-même.</translation>
    </message>
    <message>
        <source>No alert fits the filter</source>
        <translation>Aucune alerte ne correspond au filtre</translation>
    </message>
    <message>
        <source>Nothing fires</source>
        <translation>Aucune alerte active</translation>
    </message>
    <message>
        <source>Nothing has fired yet</source>
        <translation>Aucune alerte pour l’instant</translation>
    </message>
    <message>
        <source>The server looks by itself, also while no console runs: thresholds, silence, anomalies, expiries and quotas. What comes true of your rules is listed here, and told on the desktop and by webhook.</source>
        <translation>Le serveur surveille de lui-même, même quand aucune console n’est ouverte : seuils, silences, anomalies, expirations et quotas. Ce qui déclenche vos règles est listé ici, et signalé sur le bureau et par webhook.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Effacer le filtre</translation>
    </message>
    <message>
        <source>New rule…</source>
        <translation>Nouvelle règle…</translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation>Cette fenêtre est en lecture seule.</translation>
    </message>
    <message>
        <source>Choose an alert first.</source>
        <translation>Choisissez d’abord une alerte.</translation>
    </message>
    <message>
        <source>It has ended.</source>
        <translation>Elle est terminée.</translation>
    </message>
    <message>
        <source>Somebody knows of it already.</source>
        <translation>Elle est déjà acquittée.</translation>
    </message>
    <message>
        <source>Wake</source>
        <translation>Réveiller</translation>
    </message>
    <message>
        <source>Choose one alert.</source>
        <translation>Choisissez une seule alerte.</translation>
    </message>
</context>
<context>
    <name>octroi::pages::ApiPart</name>
    <message>
        <source>Endpoints of %1</source>
        <translation>Points d’accès de %1</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>Points d’accès</translation>
    </message>
    <message>
        <source>Audiences</source>
        <translation>Audiences</translation>
    </message>
    <message>
        <source>What of the API is shown</source>
        <translation>Ce qui est montré de l’API</translation>
    </message>
    <message>
        <source>What each audience can see</source>
        <translation>Ce que chaque audience peut voir</translation>
    </message>
    <message>
        <source>No endpoints</source>
        <translation>Aucun point d’accès</translation>
    </message>
    <message>
        <source>A call that no endpoint describes is refused.</source>
        <translation>Un appel qu’aucun point d’accès ne décrit est refusé.</translation>
    </message>
</context>
<context>
    <name>octroi::pages::AuditDetail</name>
    <message>
        <source>%1, entry %2</source>
        <comment>change, number</comment>
        <translation>%1, entrée %2</translation>
    </message>
    <message>
        <source>Created with</source>
        <translation>Valeurs à la création</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Valeurs supprimées</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Ce qui a changé</translation>
    </message>
    <message>
        <source>The entry before was not read yet.</source>
        <translation>L’entrée précédente n’a pas encore été lue.</translation>
    </message>
    <message>
        <source>Follows the entry before it without a break.</source>
        <translation>Suit l’entrée précédente sans rupture.</translation>
    </message>
    <message>
        <source>Does not follow the entry before it: one of the two was altered.</source>
        <translation>Ne suit pas l’entrée précédente&#xa0;: l’une des deux a été altérée.</translation>
    </message>
    <message>
        <source>before: %1</source>
        <comment>hash</comment>
        <translation>avant&#xa0;: %1</translation>
    </message>
    <message>
        <source>this: %1</source>
        <comment>hash</comment>
        <translation>celle-ci&#xa0;: %1</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Auteur</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Open the object</source>
        <translation>Ouvrir l’objet</translation>
    </message>
    <message>
        <source>No member changed.</source>
        <translation>Aucun champ modifié.</translation>
    </message>
    <message>
        <source>Chain of hashes</source>
        <translation>Chaîne d’empreintes</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Copier en JSON</translation>
    </message>
</context>
<context>
    <name>octroi::pages::AuditMarks</name>
    <message>
        <source>rotated: %1</source>
        <translation>rotation&#x202f;: %1</translation>
    </message>
    <message>
        <source>revoked: %1</source>
        <translation>révocation&#x202f;: %1</translation>
    </message>
    <message>
        <source>deployed: %1</source>
        <translation>déploiement&#x202f;: %1</translation>
    </message>
</context>
<context>
    <name>octroi::pages::AuditModel</name>
    <message>
        <source>Credential</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Portée</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Forfait</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Auteur</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>OAuth client</source>
        <translation>Client OAuth</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Campagne</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Jeton</translation>
    </message>
    <message>
        <source>Registration token</source>
        <translation>Jeton d’enregistrement</translation>
    </message>
    <message>
        <source>Signing key</source>
        <translation>Clé de signature</translation>
    </message>
    <message>
        <source>Trusted issuer</source>
        <translation>Émetteur de confiance</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrateur</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alerte</translation>
    </message>
    <message>
        <source>Alert rule</source>
        <translation>Règle d’alerte</translation>
    </message>
</context>
<context>
    <name>octroi::pages::AuditPage</name>
    <message>
        <source>Audit</source>
        <translation>Journal d’audit</translation>
    </message>
    <message>
        <source>Filter the audit log</source>
        <translation>Filtrer le journal d’audit</translation>
    </message>
    <message>
        <source>Object, person, address or change</source>
        <translation>Objet, personne, adresse ou action</translation>
    </message>
    <message>
        <source>Copy as JSON lines</source>
        <translation>Copier en JSON Lines</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>Journal d’audit</translation>
    </message>
    <message>
        <source>No audit log</source>
        <translation>Aucun journal d’audit</translation>
    </message>
    <message>
        <source>%1 does not keep one.</source>
        <translation>%1 n’en tient pas.</translation>
    </message>
    <message>
        <source>The audit log could not be read</source>
        <translation>Le journal d’audit n’a pas pu être lu</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Aucun résultat</translation>
    </message>
    <message>
        <source>Nothing was changed yet</source>
        <translation>Aucune modification pour l’instant</translation>
    </message>
    <message>
        <source>No entry contains “%1”.</source>
        <translation>Aucune entrée ne contient «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>Every change that is made through this backend is recorded here.</source>
        <translation>Toute modification faite par ce serveur est consignée ici.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Effacer le filtre</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s), all of them</source>
        <translation>
            <numerusform>%Ln entrée en tout</numerusform>
            <numerusform>%Ln entrées en tout</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(s) read, older ones as you scroll</source>
        <translation>
            <numerusform>%Ln entrée lue, les plus anciennes au défilement</numerusform>
            <numerusform>%Ln entrées lues, les plus anciennes au défilement</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::BenchView</name>
    <message>
        <source>Token</source>
        <translation>Jeton</translation>
    </message>
    <message>
        <source>Token, key, proof, certificate or key set</source>
        <translation>Jeton, clé, preuve, certificat ou jeu de clés</translation>
    </message>
    <message>
        <source>Paste or drop a token, an API key, a DPoP proof, a certificate or a key set</source>
        <translation>Collez ou déposez un jeton, une clé d’API, une preuve DPoP, un certificat ou un jeu de clés</translation>
    </message>
    <message>
        <source>Copy header and claims</source>
        <translation>Copier l’en-tête et les revendications</translation>
    </message>
    <message>
        <source>Nothing on the bench</source>
        <translation>Rien sur l’établi</translation>
    </message>
    <message>
        <source>Paste a token here, and see what it says, whether it holds, where each of its rights comes from, and whether a call with it would be let through. Nothing leaves this computer unless you ask.</source>
        <translation>Collez ici un jeton et voyez ce qu’il dit, s’il tient, d’où vient chacun de ses droits, et si un appel avec lui passerait. Rien ne quitte cet ordinateur sans que vous le demandiez.</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>En-tête</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>Revendications</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Vérifications</translation>
    </message>
    <message>
        <source>%1 is not connected, or does not judge calls.</source>
        <translation>%1 n’est pas connecté, ou ne juge pas les appels.</translation>
    </message>
    <message>
        <source>Paste a token or an API key first.</source>
        <translation>Collez d’abord un jeton ou une clé d’API.</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n caractère</numerusform>
            <numerusform>%n caractères</numerusform>
        </translation>
    </message>
    <message>
        <source>Read %1</source>
        <translation>Lues %1</translation>
    </message>
    <message>
        <source>%1 is larger than 16 MB.</source>
        <translation>%1 dépasse 16 Mo.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 ne peut pas être lu&#x202f;: %2</translation>
    </message>
</context>
<context>
    <name>octroi::pages::BulkBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n sélectionné</numerusform>
            <numerusform>%n sélectionnés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n match</source>
        <translation>
            <numerusform>%n correspond</numerusform>
            <numerusform>%n correspondent</numerusform>
        </translation>
    </message>
    <message>
        <source>Select all %1</source>
        <translation>Tout sélectionner (%1)</translation>
    </message>
    <message>
        <source>Suspend…</source>
        <translation>Suspendre…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Réactiver</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Révoquer…</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>Effacer la sélection</translation>
    </message>
    <message>
        <source>Actions on the selection</source>
        <translation>Actions sur la sélection</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>Plus…</translation>
    </message>
</context>
<context>
    <name>octroi::pages::CallBar</name>
    <message>
        <source>Check against</source>
        <translation>Vérifier pour</translation>
    </message>
    <message>
        <source>from</source>
        <translation>depuis</translation>
    </message>
    <message>
        <source>at</source>
        <translation>le</translation>
    </message>
    <message>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <source>Method and path</source>
        <translation>Méthode et chemin</translation>
    </message>
    <message>
        <source>Address of the caller</source>
        <translation>Adresse de l’appelant</translation>
    </message>
    <message>
        <source>any address</source>
        <translation>toute adresse</translation>
    </message>
    <message>
        <source>Time of the call</source>
        <translation>Heure de l’appel</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>Would it be allowed?</source>
        <translation>Serait-il autorisé&#x202f;?</translation>
    </message>
    <message>
        <source>Any API</source>
        <translation>Toute API</translation>
    </message>
    <message>
        <source>Write it as 2026-11-26 14:30.</source>
        <translation>Écrivez 2026-11-26 14:30.</translation>
    </message>
    <message>
        <source>Write the call as: GET /orders/v1/orders/17</source>
        <translation>Écrivez l’appel ainsi&#x202f;: GET /orders/v1/orders/17</translation>
    </message>
    <message>
        <source>The time cannot be read.</source>
        <translation>L’heure est illisible.</translation>
    </message>
</context>
<context>
    <name>octroi::pages::CallLogView</name>
    <message>
        <source>Filter by path, method or status</source>
        <translation>Filtrer par chemin, méthode ou statut</translation>
    </message>
    <message>
        <source>Filter calls</source>
        <translation>Filtrer les appels</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Vider</translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation>Copier comme curl</translation>
    </message>
    <message>
        <source>Calls that the console made</source>
        <translation>Appels faits par la console</translation>
    </message>
    <message>
        <source>The call as a curl command</source>
        <translation>L’appel comme commande curl</translation>
    </message>
    <message>
        <source>As a curl command</source>
        <translation>Comme commande curl</translation>
    </message>
    <message>
        <source>secrets are variables</source>
        <translation>les secrets sont des variables</translation>
    </message>
    <message>
        <source>No call</source>
        <translation>Aucun appel</translation>
    </message>
    <message>
        <source>Every request that the console makes is listed here, without secrets. Nothing was asked yet, or the filter leaves none over.</source>
        <translation>Chaque requête de la console figure ici, sans secret. Rien n’a encore été demandé, ou le filtre ne laisse rien.</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n appel</numerusform>
            <numerusform>%n appels</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a call.</source>
        <translation>Choisissez un appel.</translation>
    </message>
</context>
<context>
    <name>octroi::pages::CampaignView</name>
    <message>
        <source>Which keys</source>
        <translation>Clés affichées</translation>
    </message>
    <message>
        <source>Filter the keys of the campaign</source>
        <translation>Filtrer les clés de la campagne</translation>
    </message>
    <message>
        <source>Key, partner or contact</source>
        <translation>Clé, partenaire ou contact</translation>
    </message>
    <message>
        <source>Copy those who have not moved</source>
        <translation>Copier celles qui n’ont pas migré</translation>
    </message>
    <message>
        <source>Extend…</source>
        <translation>Prolonger…</translation>
    </message>
    <message>
        <source>Keys of the campaign</source>
        <translation>Clés de la campagne</translation>
    </message>
    <message>
        <source>Deliver the rest…</source>
        <translation>Remettre le reste…</translation>
    </message>
    <message>
        <source>Begun %1 by %2</source>
        <comment>date, person</comment>
        <translation>Lancée le %1 par %2</translation>
    </message>
    <message>
        <source>old and new work side by side for %1</source>
        <comment>span of time</comment>
        <translation>anciennes et nouvelles clés ensemble pendant %1</translation>
    </message>
    <message>
        <source>retired after %1 of silence</source>
        <comment>span of time</comment>
        <translation>retrait après %1 sans appel</translation>
    </message>
    <message numerus="yes">
        <source>It was cut off: the successors of %n key(s) were not handed over.</source>
        <translation>
            <numerusform>Interruption : la remplaçante de %n clé n’a pas été remise.</numerusform>
            <numerusform>Interruption : les remplaçantes de %n clés n’ont pas été remises.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Rouvrir</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Clore</translation>
    </message>
    <message>
        <source>Old keys that are silent are retired again.</source>
        <translation>Les anciennes clés sans appel sont de nouveau retirées.</translation>
    </message>
    <message>
        <source>Nothing more is retired before its deadline.</source>
        <translation>Plus rien n’est retiré avant l’échéance.</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>Toutes %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>state, how many keys</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation>Cette fenêtre est en lecture seule.</translation>
    </message>
    <message>
        <source>Retire…</source>
        <translation>Retirer…</translation>
    </message>
    <message numerus="yes">
        <source>Retire %n old key(s)…</source>
        <translation>
            <numerusform>Retirer %n ancienne clé…</numerusform>
            <numerusform>Retirer %n anciennes clés…</numerusform>
        </translation>
    </message>
    <message>
        <source>No caller has moved yet. Select the old keys that shall end now.</source>
        <translation>Aucun appelant n’a encore migré. Sélectionnez les anciennes clés qui doivent prendre fin maintenant.</translation>
    </message>
    <message>
        <source>No old key works beside its successor.</source>
        <translation>Aucune ancienne clé ne fonctionne à côté de sa remplaçante.</translation>
    </message>
    <message>
        <source>Everybody has moved.</source>
        <translation>Tout le monde a migré.</translation>
    </message>
</context>
<context>
    <name>octroi::pages::CampaignsPage</name>
    <message>
        <source>Rotation campaigns</source>
        <translation>Campagnes de rotation</translation>
    </message>
    <message>
        <source>New campaign…</source>
        <translation>Nouvelle campagne…</translation>
    </message>
    <message>
        <source>%1 keeps no campaigns.</source>
        <translation>%1 ne gère pas de campagnes.</translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation>Cette fenêtre est en lecture seule.</translation>
    </message>
    <message>
        <source>The campaigns could not be read</source>
        <translation>Les campagnes n’ont pas pu être lues</translation>
    </message>
    <message>
        <source>No rotation campaign yet</source>
        <translation>Aucune campagne de rotation</translation>
    </message>
    <message>
        <source>A campaign gives many keys a successor each, hands these over sealed, follows in the calls who has moved, and ends each old key when nobody uses it any more.</source>
        <translation>Une campagne donne à chaque clé une remplaçante, la remet chiffrée, suit dans les appels qui a migré et met fin à chaque ancienne clé quand plus personne ne l’utilise.</translation>
    </message>
    <message>
        <source>Start a campaign…</source>
        <translation>Lancer une campagne…</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <comment>of rotation; short, for the rail</comment>
        <translation>Campagnes</translation>
    </message>
    <message>
        <source>No campaigns here</source>
        <translation>Pas de campagnes ici</translation>
    </message>
</context>
<context>
    <name>octroi::pages::ChangesModel</name>
    <message>
        <source>Change</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what was done, to what</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>octroi::pages::ChecksCard</name>
    <message>
        <source>Checks</source>
        <translation>Vérifications</translation>
    </message>
    <message>
        <source>Fetch keys</source>
        <translation>Récupérer les clés</translation>
    </message>
    <message>
        <source>Ask the server</source>
        <translation>Demander au serveur</translation>
    </message>
    <message>
        <source>Open client</source>
        <translation>Ouvrir le client</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n échec</numerusform>
            <numerusform>%n échecs</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 passed, %2 not checked</source>
        <translation>%1 réussies, %2 non vérifiées</translation>
    </message>
    <message>
        <source>The rules of the check, as the backend judges them</source>
        <translation>Les règles de la vérification, telles que le serveur les juge</translation>
    </message>
    <message>
        <source>What can be said offline</source>
        <translation>Ce qui peut être dit hors ligne</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>attendu</translation>
    </message>
    <message>
        <source>found</source>
        <translation>trouvé</translation>
    </message>
</context>
<context>
    <name>octroi::pages::ClientDetail</name>
    <message>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Révoquer…</translation>
    </message>
    <message>
        <source>Details of the client</source>
        <translation>Détails du client</translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation>Cette fenêtre est en lecture seule.</translation>
    </message>
    <message>
        <source>The client is revoked, which is for ever.</source>
        <translation>Le client est révoqué, définitivement.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Suspend…</source>
        <translation>Suspendre…</translation>
    </message>
    <message>
        <source>Suspended on %1. It gets no token until it is resumed.</source>
        <translation>Suspendu le %1. Il n’obtient aucun jeton jusqu’à sa reprise.</translation>
    </message>
    <message>
        <source>None of its secrets works: it gets no token.</source>
        <translation>Aucun de ses secrets n’est valable&#xa0;: il n’obtient aucun jeton.</translation>
    </message>
    <message numerus="yes">
        <source>%n secret(s) work. The newest is in use: the older ones can go.</source>
        <translation>
            <numerusform>%n&#xa0;secret est valable. Le plus récent est utilisé&#xa0;: les anciens peuvent partir.</numerusform>
            <numerusform>%n&#xa0;secrets sont valables. Le plus récent est utilisé&#xa0;: les anciens peuvent partir.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n secret(s) work. The newest has not been used yet.</source>
        <translation>
            <numerusform>%n&#xa0;secret est valable. Le plus récent n’a pas encore servi.</numerusform>
            <numerusform>%n&#xa0;secrets sont valables. Le plus récent n’a pas encore servi.</numerusform>
        </translation>
    </message>
    <message>
        <source>What it proves itself with ends on %1. Rotate it before.</source>
        <translation>Sa preuve d’identité prend fin le %1. Remplacez-la avant.</translation>
    </message>
    <message numerus="yes">
        <source>Silent for %n day(s). Ask whether it is still needed.</source>
        <translation>
            <numerusform>Aucun appel depuis %n&#xa0;jour. Vérifiez qu’il est encore nécessaire.</numerusform>
            <numerusform>Aucun appel depuis %n&#xa0;jours. Vérifiez qu’il est encore nécessaire.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a secret…</source>
        <translation>Ajouter un secret…</translation>
    </message>
    <message>
        <source>Rotate the secret…</source>
        <translation>Remplacer le secret…</translation>
    </message>
</context>
<context>
    <name>octroi::pages::ClientGrants</name>
    <message>
        <source>Grants and settings</source>
        <translation>Octrois et réglages</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Edit the client</source>
        <translation>Modifier le client</translation>
    </message>
    <message>
        <source>No scope: its tokens open only endpoints that ask for none.</source>
        <translation>Aucune portée&#xa0;: ses jetons n’ouvrent que les points d’accès qui n’en exigent pas.</translation>
    </message>
    <message>
        <source>Grants</source>
        <translation>Octrois</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Preuve</translation>
    </message>
    <message>
        <source>Redirects</source>
        <translation>Redirections</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>Audience</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Jetons</translation>
    </message>
    <message>
        <source>They live</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Sign-in lasts</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>tokens bound to a key (DPoP)</source>
        <translation>jetons liés à une clé (DPoP)</translation>
    </message>
    <message>
        <source>tokens bound to its certificate</source>
        <translation>jetons liés à son certificat</translation>
    </message>
    <message>
        <source>requests pushed first (PAR)</source>
        <translation>demandes déposées d’abord (PAR)</translation>
    </message>
    <message>
        <source>Demands</source>
        <translation>Exigences</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Accord</translation>
    </message>
    <message>
        <source>people are asked</source>
        <translation>les personnes sont consultées</translation>
    </message>
    <message>
        <source>people are not asked</source>
        <translation>les personnes ne sont pas consultées</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>Home page</source>
        <translation>Page d’accueil</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Confidentialité</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Forfait</translation>
    </message>
    <message>
        <source>no limits</source>
        <translation>sans limites</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Expiration</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Dernière utilisation</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Enregistré</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Création</translation>
    </message>
    <message>
        <source>It registered itself (dynamic registration).</source>
        <translation>Il s’est enregistré lui-même (enregistrement dynamique).</translation>
    </message>
</context>
<context>
    <name>octroi::pages::ClientSecrets</name>
    <message>
        <source>Rotate…</source>
        <translation>Remplacer…</translation>
    </message>
    <message>
        <source>Rotate the secret</source>
        <translation>Remplacer le secret</translation>
    </message>
    <message>
        <source>Secrets</source>
        <translation>Secrets</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Clés</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Preuve</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Certificats</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Ajouter…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Add a secret</source>
        <translation>Ajouter un secret</translation>
    </message>
    <message>
        <source>Edit what the client proves itself with</source>
        <translation>Modifier la preuve d’identité du client</translation>
    </message>
    <message>
        <source>It has no secret, so it cannot take a token. Add one.</source>
        <translation>Il n’a aucun secret et ne peut obtenir de jeton. Ajoutez-en un.</translation>
    </message>
    <message>
        <source>Key set, fetched from its address</source>
        <translation>Jeu de clés, lu à son adresse</translation>
    </message>
    <message>
        <source>Subject of its certificate</source>
        <translation>Sujet de son certificat</translation>
    </message>
    <message>
        <source>used %1</source>
        <translation>utilisé %1</translation>
    </message>
    <message>
        <source>never used</source>
        <translation>jamais utilisé</translation>
    </message>
    <message>
        <source>revoked on %1</source>
        <translation>révoqué le %1</translation>
    </message>
    <message>
        <source>no expiry</source>
        <translation>sans expiration</translation>
    </message>
    <message>
        <source>ends on %1</source>
        <translation>fin le %1</translation>
    </message>
    <message>
        <source>ended on %1</source>
        <translation>terminé le %1</translation>
    </message>
    <message>
        <source>Revoked</source>
        <comment>state of a secret</comment>
        <translation>Révoqué</translation>
    </message>
    <message>
        <source>Works</source>
        <comment>state of a secret</comment>
        <translation>Valable</translation>
    </message>
    <message>
        <source>Ended</source>
        <comment>state of a secret</comment>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Révoquer…</translation>
    </message>
    <message>
        <source>Revoke the secret that ends in %1</source>
        <translation>Révoquer le secret qui se termine par %1</translation>
    </message>
    <message>
        <source>…%1, since %2</source>
        <comment>end of a secret, when it was made</comment>
        <translation>…%1, depuis le %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>end of a secret, its last use</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>SHA-256 %1…</source>
        <comment>thumbprint of a certificate</comment>
        <translation>SHA-256 %1…</translation>
    </message>
    <message>
        <source>valid until %1</source>
        <translation>valable jusqu’au %1</translation>
    </message>
    <message>
        <source>its end is not known</source>
        <translation>sa fin n’est pas connue</translation>
    </message>
    <message>
        <source>Expired</source>
        <comment>state of a certificate</comment>
        <translation>Expiré</translation>
    </message>
    <message>
        <source>Valid</source>
        <comment>state of a certificate</comment>
        <translation>Valable</translation>
    </message>
    <message>
        <source>Key without identifier</source>
        <translation>Clé sans identifiant</translation>
    </message>
</context>
<context>
    <name>octroi::pages::ClientsPage</name>
    <message>
        <source>OAuth clients</source>
        <translation>Clients OAuth</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Copier en CSV</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>New client…</source>
        <translation>Nouveau client…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source> of %1</source>
        <translation> sur %1</translation>
    </message>
    <message>
        <source>%1 did not answer</source>
        <translation>%1 n’a pas répondu</translation>
    </message>
    <message>
        <source>The list of clients could not be read. %1</source>
        <translation>La liste des clients n’a pas pu être lue. %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 is offline: %n client(s) of the snapshot of %2 (%3).</source>
        <translation>
            <numerusform>%1 est hors ligne&#xa0;: %n&#xa0;client de l’instantané du %2 (%3).</numerusform>
            <numerusform>%1 est hors ligne&#xa0;: %n&#xa0;clients de l’instantané du %2 (%3).</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Aucun résultat</translation>
    </message>
    <message>
        <source>No client is %1</source>
        <translation>Aucun client ne correspond à %1</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Effacer le filtre</translation>
    </message>
    <message>
        <source>Without %1</source>
        <translation>Sans %1</translation>
    </message>
    <message>
        <source>%1 has no OAuth clients</source>
        <translation>%1 n’a pas de clients OAuth</translation>
    </message>
    <message>
        <source>This kind of backend lets callers in by keys only.</source>
        <translation>Ce type de serveur n’admet les appelants que par des clés.</translation>
    </message>
    <message>
        <source>No OAuth clients yet</source>
        <translation>Aucun client OAuth pour l’instant</translation>
    </message>
    <message>
        <source>A client is a program that takes tokens, for itself or for people. Create one, and its use appears here.</source>
        <translation>Un client est un programme qui obtient des jetons, pour lui-même ou pour des personnes. Créez-en un, et son utilisation apparaît ici.</translation>
    </message>
    <message>
        <source>Create the first client…</source>
        <translation>Créer le premier client…</translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation>Cette fenêtre est en lecture seule.</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s)</source>
        <translation>
            <numerusform>%n&#xa0;client</numerusform>
            <numerusform>%n&#xa0;clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n&#xa0;sélectionné</numerusform>
            <numerusform>%n&#xa0;sélectionnés</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, from the snapshot of %2</source>
        <translation>%1, instantané du %2</translation>
    </message>
    <message>
        <source>%1 has no OAuth clients.</source>
        <translation>%1 n’a pas de clients OAuth.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Add a secret…</source>
        <translation>Ajouter un secret…</translation>
    </message>
    <message>
        <source>Rotate the secret…</source>
        <translation>Remplacer le secret…</translation>
    </message>
    <message>
        <source>Suspend…</source>
        <translation>Suspendre…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Révoquer…</translation>
    </message>
    <message>
        <source>Add scopes…</source>
        <translation>Ajouter des portées…</translation>
    </message>
    <message>
        <source>Remove scopes…</source>
        <translation>Retirer des portées…</translation>
    </message>
    <message>
        <source>Set the contacts…</source>
        <translation>Fixer les contacts…</translation>
    </message>
</context>
<context>
    <name>octroi::pages::ConsumptionWords</name>
    <message>
        <source>No credential</source>
        <translation>Identifiant absent</translation>
    </message>
    <message>
        <source>Malformed key</source>
        <translation>Clé mal formée</translation>
    </message>
    <message>
        <source>Unknown key</source>
        <translation>Clé inconnue</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Clé révoquée</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Clé expirée</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Clé suspendue</translation>
    </message>
    <message>
        <source>Wrong environment</source>
        <translation>Mauvais environnement</translation>
    </message>
    <message>
        <source>Address not allowed</source>
        <translation>Adresse non autorisée</translation>
    </message>
    <message>
        <source>Referrer not allowed</source>
        <translation>Référent non autorisé</translation>
    </message>
    <message>
        <source>Unknown endpoint</source>
        <translation>Point d’accès inconnu</translation>
    </message>
    <message>
        <source>Scope missing</source>
        <translation>Portée manquante</translation>
    </message>
    <message>
        <source>Rate exceeded</source>
        <translation>Cadence dépassée</translation>
    </message>
    <message>
        <source>Quota used up</source>
        <translation>Quota épuisé</translation>
    </message>
    <message>
        <source>Partner closed</source>
        <translation>Partenaire clôturé</translation>
    </message>
    <message>
        <source>Unknown token</source>
        <translation>Jeton inconnu</translation>
    </message>
    <message>
        <source>Token not accepted</source>
        <translation>Jeton non accepté</translation>
    </message>
    <message>
        <source>Wrong token signature</source>
        <translation>Signature de jeton invalide</translation>
    </message>
    <message>
        <source>Unknown signing key</source>
        <translation>Clé de signature inconnue</translation>
    </message>
    <message>
        <source>Issuer not trusted</source>
        <translation>Émetteur non approuvé</translation>
    </message>
    <message>
        <source>Token for another audience</source>
        <translation>Jeton pour une autre audience</translation>
    </message>
    <message>
        <source>Token bound to another key</source>
        <translation>Jeton lié à une autre clé</translation>
    </message>
    <message>
        <source>Unknown client</source>
        <translation>Client inconnu</translation>
    </message>
    <message>
        <source>Proof missing</source>
        <translation>Preuve manquante</translation>
    </message>
    <message>
        <source>Proof not valid</source>
        <translation>Preuve invalide</translation>
    </message>
    <message>
        <source>Proof used before</source>
        <translation>Preuve déjà utilisée</translation>
    </message>
    <message>
        <source>Key required</source>
        <translation>Clé exigée</translation>
    </message>
    <message>
        <source>Token required</source>
        <translation>Jeton exigé</translation>
    </message>
    <message>
        <source>Key and token of different applications</source>
        <translation>Clé et jeton d’applications différentes</translation>
    </message>
    <message>
        <source>Another API</source>
        <translation>Autre API</translation>
    </message>
    <message>
        <source>no log feed</source>
        <translation>aucun journal reçu</translation>
    </message>
    <message numerus="yes">
        <source>%Ln log line(s) lost</source>
        <translation>
            <numerusform>%Ln ligne de journal perdue</numerusform>
            <numerusform>%Ln lignes de journal perdues</numerusform>
        </translation>
    </message>
    <message>
        <source>no live data</source>
        <translation>direct indisponible</translation>
    </message>
    <message>
        <source>B/s</source>
        <translation>o/s</translation>
    </message>
    <message>
        <source>kB/s</source>
        <translation>ko/s</translation>
    </message>
    <message>
        <source>MB/s</source>
        <translation>Mo/s</translation>
    </message>
    <message>
        <source>GB/s</source>
        <translation>Go/s</translation>
    </message>
    <message>
        <source>req/s</source>
        <translation>req/s</translation>
    </message>
    <message>
        <source>%1%2%</source>
        <comment>sign, number</comment>
        <translation>%1%2&#xa0;%</translation>
    </message>
    <message>
        <source>nothing recorded</source>
        <translation>rien d’enregistré</translation>
    </message>
</context>
<context>
    <name>octroi::pages::CredentialDetail</name>
    <message>
        <source>More actions</source>
        <translation>Autres actions</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Fermer les détails</translation>
    </message>
    <message>
        <source>Copy the identifier</source>
        <translation>Copier la référence</translation>
    </message>
    <message>
        <source>%1 › %2</source>
        <comment>partner, application</comment>
        <translation>%1 › %2</translation>
    </message>
    <message>
        <source>Show the partner</source>
        <translation>Voir le partenaire</translation>
    </message>
    <message>
        <source>Show in the audit log</source>
        <translation>Voir dans le journal d’audit</translation>
    </message>
</context>
<context>
    <name>octroi::pages::CredentialUsage</name>
    <message>
        <source>Usage</source>
        <translation>Consommation</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24&#xa0;h</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7&#xa0;j</translation>
    </message>
    <message>
        <source>30 d</source>
        <translation>30&#xa0;j</translation>
    </message>
    <message>
        <source>Span of the usage</source>
        <translation>Période de la consommation</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requêtes</translation>
    </message>
    <message>
        <source>Bytes out</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusées</translation>
    </message>
    <message>
        <source>p95</source>
        <comment>95th percentile of the latency</comment>
        <translation>p95</translation>
    </message>
    <message>
        <source>requests an hour</source>
        <translation>requêtes par heure</translation>
    </message>
    <message>
        <source>requests a day</source>
        <translation>requêtes par jour</translation>
    </message>
    <message>
        <source>The usage could not be read. %1</source>
        <translation>La consommation n’a pas pu être lue. %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>hour or day, number of requests</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Usage of the credential</source>
        <translation>Consommation de l’identifiant</translation>
    </message>
</context>
<context>
    <name>octroi::pages::DashboardCard</name>
    <message>
        <source>The usage could not be read. %1</source>
        <translation>La consommation n’a pas pu être lue. %1</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>%1 does not report usage.</source>
        <translation>%1 ne communique pas la consommation.</translation>
    </message>
    <message>
        <source>“%1” is not known to %2.</source>
        <comment>object, backend</comment>
        <translation>« %1 » est inconnu de %2.</translation>
    </message>
    <message>
        <source>No credential matches “%1”.</source>
        <translation>Aucun identifiant ne correspond à « %1 ».</translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln credential(s) match: narrow the filter.</source>
        <translation>
            <numerusform>Plus de %Ln identifiant correspond : restreindre le filtre.</numerusform>
            <numerusform>Plus de %Ln identifiants correspondent : restreindre le filtre.</numerusform>
        </translation>
    </message>
    <message>
        <source>The filter of this chart cannot be read.</source>
        <translation>Le filtre de ce graphique est illisible.</translation>
    </message>
    <message>
        <source>by the hour</source>
        <translation>par heure</translation>
    </message>
    <message>
        <source>compared</source>
        <translation>comparé</translation>
    </message>
    <message>
        <source>What can be done with this chart</source>
        <translation>Actions sur ce graphique</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>title of a card, kind of its chart</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>Alt and arrows move it, + and - change its width, Enter opens its menu.</source>
        <translation>Alt et les flèches le déplacent, + et - changent sa largeur, Entrée ouvre son menu.</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Wider</source>
        <translation>Élargir</translation>
    </message>
    <message>
        <source>Narrower</source>
        <translation>Rétrécir</translation>
    </message>
    <message>
        <source>Move forward</source>
        <translation>Avancer</translation>
    </message>
    <message>
        <source>Move backward</source>
        <translation>Reculer</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Graphique</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
</context>
<context>
    <name>octroi::pages::DashboardChartDialog</name>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>Add a chart</source>
        <translation>Ajouter un graphique</translation>
    </message>
    <message>
        <source>Edit the chart</source>
        <translation>Modifier le graphique</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>Graphique</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Saved filter</source>
        <translation>Filtre enregistré</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Comparer avec</translation>
    </message>
    <message>
        <source>Split by</source>
        <translation>Répartir par</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Largeur</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Du … au …</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Rien</translation>
    </message>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%n colonne</numerusform>
            <numerusform>%n colonnes</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody and no filter is called “%1”.</source>
        <translation>Rien ni aucun filtre ne s’appelle « %1 ».</translation>
    </message>
</context>
<context>
    <name>octroi::pages::DashboardPaper</name>
    <message>
        <source>Octroi · made %1</source>
        <comment>when</comment>
        <translation>Octroi · établi le %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>page</comment>
        <translation>%1 sur %2</translation>
    </message>
</context>
<context>
    <name>octroi::pages::DashboardWords</name>
    <message>
        <source>Requests</source>
        <translation>Requêtes</translation>
    </message>
    <message>
        <source>Bandwidth</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latence</translation>
    </message>
    <message>
        <source>Calls in flight</source>
        <translation>Appels en cours</translation>
    </message>
    <message>
        <source>Refused and failed</source>
        <translation>Refusés et en échec</translation>
    </message>
    <message>
        <source>Distribution of latency</source>
        <translation>Distribution de la latence</translation>
    </message>
    <message>
        <source>Distribution of size</source>
        <translation>Distribution de la taille</translation>
    </message>
    <message>
        <source>Hours of the week</source>
        <translation>Heures de la semaine</translation>
    </message>
    <message>
        <source>Calendar of expiries</source>
        <translation>Calendrier des expirations</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En direct</translation>
    </message>
    <message>
        <source>last hour</source>
        <translation>dernière heure</translation>
    </message>
    <message>
        <source>last 24 hours</source>
        <translation>dernières 24 heures</translation>
    </message>
    <message>
        <source>last 7 days</source>
        <translation>7 derniers jours</translation>
    </message>
    <message>
        <source>last 30 days</source>
        <translation>30 derniers jours</translation>
    </message>
    <message numerus="yes">
        <source>last %n day(s)</source>
        <translation>
            <numerusform>%n dernier jour</numerusform>
            <numerusform>%n derniers jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last %n hour(s)</source>
        <translation>
            <numerusform>%n dernière heure</numerusform>
            <numerusform>%n dernières heures</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>dates</comment>
        <translation>du %1 au %2</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Rien</translation>
    </message>
    <message>
        <source>The same days last week</source>
        <translation>Les mêmes jours de la semaine précédente</translation>
    </message>
    <message>
        <source>The time before</source>
        <translation>La période précédente</translation>
    </message>
    <message>
        <source>Expiries</source>
        <translation>Expirations</translation>
    </message>
    <message>
        <source>All calls</source>
        <translation>Tous les appels</translation>
    </message>
    <message>
        <source>1 s resolution</source>
        <translation>résolution de 1 s</translation>
    </message>
    <message>
        <source>1 min resolution</source>
        <translation>résolution de 1 min</translation>
    </message>
    <message>
        <source>1 h resolution</source>
        <translation>résolution de 1 h</translation>
    </message>
    <message>
        <source>1 day resolution</source>
        <translation>résolution d’un jour</translation>
    </message>
    <message>
        <source>It was written by a newer version of Octroi (format %1; this one reads %2). Update Octroi to open it.</source>
        <translation>Il vient d’une version plus récente d’Octroi (format %1 ; celle-ci lit le format %2). Mettre Octroi à jour pour l’ouvrir.</translation>
    </message>
    <message>
        <source>It is not a dashboard of Octroi.</source>
        <translation>Ce n’est pas un tableau de bord d’Octroi.</translation>
    </message>
    <message>
        <source>It is too large for a dashboard.</source>
        <translation>Il est trop volumineux pour un tableau de bord.</translation>
    </message>
    <message numerus="yes">
        <source>It has more than %Ln chart(s).</source>
        <translation>
            <numerusform>Il contient plus de %Ln graphique.</numerusform>
            <numerusform>Il contient plus de %Ln graphiques.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” at %2 is not known to this version.</source>
        <translation>« %1 » (%2) est inconnu de cette version.</translation>
    </message>
    <message>
        <source>The value at %1 is out of range.</source>
        <translation>La valeur de %1 est hors limites.</translation>
    </message>
    <message>
        <source>The text at %1 is too long.</source>
        <translation>Le texte de %1 est trop long.</translation>
    </message>
    <message>
        <source>%1 is missing or cannot be read.</source>
        <translation>%1 manque ou est illisible.</translation>
    </message>
</context>
<context>
    <name>octroi::pages::DashboardsPage</name>
    <message>
        <source>New dashboard…</source>
        <translation>Nouveau tableau de bord…</translation>
    </message>
    <message>
        <source>New dashboard</source>
        <translation>Nouveau tableau de bord</translation>
    </message>
    <message>
        <source>My dashboard</source>
        <translation>Mon tableau de bord</translation>
    </message>
    <message>
        <source>Open a shared dashboard…</source>
        <translation>Ouvrir un tableau de bord partagé…</translation>
    </message>
    <message>
        <source>Rename this dashboard…</source>
        <translation>Renommer ce tableau de bord…</translation>
    </message>
    <message>
        <source>Remove this dashboard</source>
        <translation>Supprimer ce tableau de bord</translation>
    </message>
    <message>
        <source>Export as PDF…</source>
        <translation>Exporter en PDF…</translation>
    </message>
    <message>
        <source>Share as a file…</source>
        <translation>Partager dans un fichier…</translation>
    </message>
    <message>
        <source>Copy numbers as CSV</source>
        <translation>Copier les valeurs en CSV</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Rename the dashboard</source>
        <translation>Renommer le tableau de bord</translation>
    </message>
    <message>
        <source>The dashboard “%1” was removed.</source>
        <translation>Le tableau de bord « %1 » a été supprimé.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Save the dashboard</source>
        <translation>Enregistrer le tableau de bord</translation>
    </message>
    <message>
        <source>Open a shared dashboard</source>
        <translation>Ouvrir un tableau de bord partagé</translation>
    </message>
    <message>
        <source>%1 could not be read: %2</source>
        <translation>%1 n’a pas pu être lu : %2</translation>
    </message>
    <message>
        <source>%1 was not opened. %2</source>
        <translation>%1 n’a pas été ouvert. %2</translation>
    </message>
    <message numerus="yes">
        <source>“%1” was opened, with %Ln chart(s).</source>
        <translation>
            <numerusform>« %1 » est ouvert, avec %Ln graphique.</numerusform>
            <numerusform>« %1 » est ouvert, avec %Ln graphiques.</numerusform>
        </translation>
    </message>
    <message>
        <source>The dashboard was written to %1. It holds names and filters, no numbers and no secrets.</source>
        <translation>Le tableau de bord est enregistré dans %1. Il contient des noms et des filtres, ni valeurs ni secrets.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 n’a pas pu être enregistré : %2</translation>
    </message>
    <message>
        <source>From %1 at %2</source>
        <translation>Source : %1, %2</translation>
    </message>
    <message>
        <source>The dashboard was written to %1.</source>
        <translation>Le tableau de bord est enregistré dans %1.</translation>
    </message>
    <message>
        <source>Save numbers</source>
        <translation>Enregistrer les valeurs</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Enregistrer l’image</translation>
    </message>
    <message>
        <source>Dashboards</source>
        <translation>Tableaux de bord</translation>
    </message>
    <message>
        <source>Add a chart…</source>
        <translation>Ajouter un graphique…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>From %1; each chart tells its time and its precision</source>
        <translation>Source : %1 ; chaque graphique indique sa période et sa précision</translation>
    </message>
    <message>
        <source>No chart yet</source>
        <translation>Pas encore de graphique</translation>
    </message>
    <message>
        <source>Put the charts you look at every day side by side: requests, latency, refusals, distributions or expiries, of everything or of one partner, API or filter.</source>
        <translation>Réunir les graphiques consultés chaque jour : requêtes, latence, refus, distributions ou expirations, de l’ensemble ou d’un partenaire, d’une API ou d’un filtre.</translation>
    </message>
    <message>
        <source>Begin with four charts of all calls</source>
        <translation>Commencer avec quatre graphiques de tous les appels</translation>
    </message>
    <message>
        <source>Dashboard: %1</source>
        <translation>Tableau de bord : %1</translation>
    </message>
    <message numerus="yes">
        <source>A dashboard has %Ln chart(s) at most.</source>
        <translation>
            <numerusform>Un tableau de bord contient au plus %Ln graphique.</numerusform>
            <numerusform>Un tableau de bord contient au plus %Ln graphiques.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” was removed.</source>
        <translation>« %1 » a été retiré.</translation>
    </message>
</context>
<context>
    <name>octroi::pages::DifferenceModel</name>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
</context>
<context>
    <name>octroi::pages::DistributionCharts</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 B</source>
        <comment>bytes</comment>
        <translation>%1 o</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 ko</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 Mo</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 Go</translation>
    </message>
    <message>
        <source>Latency of calls</source>
        <translation>Latence des appels</translation>
    </message>
    <message>
        <source>Size of answers</source>
        <translation>Taille des réponses</translation>
    </message>
    <message>
        <source>share of %1 measured calls, values within %2%</source>
        <translation>part de %1 appels mesurés, valeurs à %2 % près</translation>
    </message>
    <message>
        <source>No access log told of a call in this time.</source>
        <translation>Aucun journal d’accès ne signale d’appel pendant cette période.</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>This backend tells percentiles only, not how calls are distributed.</source>
        <translation>Ce serveur ne donne que des centiles, pas la distribution des appels.</translation>
    </message>
</context>
<context>
    <name>octroi::pages::ExpiringModel</name>
    <message numerus="yes">
        <source>%Ln call(s) in 30 days</source>
        <translation>
            <numerusform>%Ln appel en 30&#xa0;jours</numerusform>
            <numerusform>%Ln appels en 30&#xa0;jours</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>Calls a day</source>
        <translation>Appels par jour</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Expiration</translation>
    </message>
</context>
<context>
    <name>octroi::pages::ExpiryCharts</name>
    <message>
        <source>Credentials that expire</source>
        <translation>Identifiants qui expirent</translation>
    </message>
</context>
<context>
    <name>octroi::pages::FigureRow</name>
    <message>
        <source>Active credentials</source>
        <translation>Identifiants actifs</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requêtes</translation>
    </message>
    <message>
        <source>req/s</source>
        <translation>req/s</translation>
    </message>
    <message>
        <source>Bandwidth out</source>
        <translation>Débit sortant</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusées</translation>
    </message>
    <message>
        <source>Latency p95</source>
        <translation>Latence p95</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Expire in 30 days</source>
        <translation>Expirent sous 30&#xa0;jours</translation>
    </message>
    <message>
        <source>last 15 minutes</source>
        <translation>15 dernières minutes</translation>
    </message>
    <message>
        <source>vs last week</source>
        <translation>sur une semaine</translation>
    </message>
    <message>
        <source>not synced yet</source>
        <translation>pas encore synchronisé</translation>
    </message>
    <message>
        <source>no calls in 15 minutes</source>
        <translation>aucun appel en 15&#xa0;minutes</translation>
    </message>
    <message>
        <source>+%1 pt</source>
        <comment>percentage points</comment>
        <translation>+%1&#xa0;pt</translation>
    </message>
    <message>
        <source>−%1 pt</source>
        <comment>percentage points</comment>
        <translation>−%1&#xa0;pt</translation>
    </message>
    <message>
        <source>nothing measured yet</source>
        <translation>pas encore de mesure</translation>
    </message>
    <message>
        <source>last minute</source>
        <translation>dernière minute</translation>
    </message>
    <message>
        <source>+%1 ms</source>
        <translation>+%1&#xa0;ms</translation>
    </message>
    <message>
        <source>−%1 ms</source>
        <translation>−%1&#xa0;ms</translation>
    </message>
    <message>
        <source>+%1</source>
        <comment>more</comment>
        <translation>+%1</translation>
    </message>
    <message>
        <source>−%1</source>
        <comment>fewer</comment>
        <translation>−%1</translation>
    </message>
    <message>
        <source>used in the last 7 days</source>
        <translation>en service sur 7&#xa0;jours</translation>
    </message>
    <message>
        <source>as last week</source>
        <translation>comme la semaine dernière</translation>
    </message>
</context>
<context>
    <name>octroi::pages::FilterAssist</name>
    <message>
        <source>Filter, e.g. status:active expires&lt;30d</source>
        <translation>Filtrer, p. ex. status:active expires&lt;30d</translation>
    </message>
    <message>
        <source>Filter credentials</source>
        <translation>Filtrer les identifiants</translation>
    </message>
    <message>
        <source>There is no name “%1”. Names are %2.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un nom de filtre. Noms possibles&#xa0;: %2.</translation>
    </message>
    <message>
        <source>“%1” does not fit here.</source>
        <translation>«&#xa0;%1&#xa0;» n’a pas sa place ici.</translation>
    </message>
    <message>
        <source>A value is missing after “%1”.</source>
        <translation>Il manque une valeur après «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>“%1” is not a value of this name.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une valeur possible ici.</translation>
    </message>
    <message>
        <source>“%1” is not a number. Write 500, 20k or 1G.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un nombre. Écrivez 500, 20k ou 1G.</translation>
    </message>
    <message>
        <source>A parenthesis is not closed, or closes nothing.</source>
        <translation>Une parenthèse n’est pas fermée, ou ne ferme rien.</translation>
    </message>
    <message>
        <source>Something is missing after “%1”.</source>
        <translation>Il manque quelque chose après «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>state</source>
        <translation>état</translation>
    </message>
    <message>
        <source>live or test</source>
        <translation>live ou test</translation>
    </message>
    <message>
        <source>scope it holds</source>
        <translation>portée accordée</translation>
    </message>
    <message>
        <source>name of the partner</source>
        <translation>nom du partenaire</translation>
    </message>
    <message>
        <source>name of the application</source>
        <translation>nom de l’application</translation>
    </message>
    <message>
        <source>name of the credential</source>
        <translation>nom de l’identifiant</translation>
    </message>
    <message>
        <source>identifier</source>
        <translation>référence</translation>
    </message>
    <message>
        <source>plan</source>
        <translation>forfait</translation>
    </message>
    <message>
        <source>backend</source>
        <translation>serveur</translation>
    </message>
    <message>
        <source>address it is bound to</source>
        <translation>adresse autorisée</translation>
    </message>
    <message>
        <source>tag of the key or its partner</source>
        <translation>étiquette de la clé ou du partenaire</translation>
    </message>
    <message>
        <source>time until the expiry</source>
        <translation>temps avant l’expiration</translation>
    </message>
    <message>
        <source>time since the last call</source>
        <translation>temps depuis le dernier appel</translation>
    </message>
    <message>
        <source>time since the issue</source>
        <translation>temps depuis l’émission</translation>
    </message>
    <message>
        <source>requests of 30 days</source>
        <translation>requêtes sur 30&#xa0;jours</translation>
    </message>
    <message>
        <source>bytes of 30 days</source>
        <translation>octets sur 30&#xa0;jours</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>un jour</translation>
    </message>
    <message>
        <source>a week</source>
        <translation>une semaine</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n&#xa0;jour</numerusform>
            <numerusform>%n&#xa0;jours</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” ends before it begins.</source>
        <translation>«&#xa0;%1&#xa0;» finit avant de commencer.</translation>
    </message>
    <message>
        <source>from … to …</source>
        <translation>de … à …</translation>
    </message>
    <message>
        <source>“%1” is not a time span. Write 30d, -7d, today or a date.</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une durée. Écrivez 30d, -7d, today ou une date.</translation>
    </message>
    <message>
        <source>a week before or after now</source>
        <translation>à une semaine près, avant ou après</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago until now</source>
        <translation>
            <numerusform>depuis %n jour</numerusform>
            <numerusform>depuis %n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>the day before today</source>
        <translation>la veille</translation>
    </message>
    <message>
        <source>this day, in UTC</source>
        <translation>ce jour, en UTC</translation>
    </message>
    <message>
        <source>the day after today</source>
        <translation>le lendemain</translation>
    </message>
    <message>
        <source>the week before, from Monday</source>
        <translation>la semaine dernière, du lundi au dimanche</translation>
    </message>
    <message>
        <source>this week, from Monday</source>
        <translation>cette semaine, du lundi au dimanche</translation>
    </message>
    <message>
        <source>the next week, from Monday</source>
        <translation>la semaine prochaine, du lundi au dimanche</translation>
    </message>
    <message>
        <source>the month before</source>
        <translation>le mois dernier</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>ce mois-ci</translation>
    </message>
    <message>
        <source>the next month</source>
        <translation>le mois prochain</translation>
    </message>
    <message>
        <source>the year before</source>
        <translation>l’année dernière</translation>
    </message>
    <message>
        <source>this year</source>
        <translation>cette année</translation>
    </message>
    <message>
        <source>the next year</source>
        <translation>l’année prochaine</translation>
    </message>
    <message>
        <source>Filter, e.g. kind:web secret_expires&lt;30d</source>
        <translation>Filtre, par ex. kind:web secret_expires&lt;30d</translation>
    </message>
    <message>
        <source>Filter clients</source>
        <translation>Filtrer les clients</translation>
    </message>
    <message>
        <source>key, client, or kind of client</source>
        <translation>clé, client, ou type de client</translation>
    </message>
    <message>
        <source>how a client authenticates</source>
        <translation>comment un client s’authentifie</translation>
    </message>
    <message>
        <source>time until a secret or certificate of a client ends</source>
        <translation>temps jusqu’à la fin d’un secret ou certificat d’un client</translation>
    </message>
</context>
<context>
    <name>octroi::pages::FindingDetail</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Scopes: keys that used it, keys that never did</source>
        <translation>Portées&#x202f;: clés qui s’en servent, clés qui ne s’en sont jamais servies</translation>
    </message>
    <message>
        <source>Ignore until…</source>
        <translation>Ignorer jusqu’au…</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Show in Credentials</source>
        <translation>Voir dans les identifiants</translation>
    </message>
    <message>
        <source>Objects of the finding</source>
        <translation>Objets du constat</translation>
    </message>
    <message>
        <source>first seen %1</source>
        <comment>date</comment>
        <translation>vu pour la première fois le %1</translation>
    </message>
    <message numerus="yes">
        <source>%1, grows by %n a week</source>
        <comment>when it was first seen</comment>
        <translation>
            <numerusform>%1, %n de plus par semaine</numerusform>
            <numerusform>%1, %n de plus par semaine</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, shrinks by %n a week</source>
        <comment>when it was first seen</comment>
        <translation>
            <numerusform>%1, %n de moins par semaine</numerusform>
            <numerusform>%1, %n de moins par semaine</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ignored</source>
        <translation>
            <numerusform>%n ignoré</numerusform>
            <numerusform>%n ignorés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more scope(s)</source>
        <translation>
            <numerusform>%n autre portée</numerusform>
            <numerusform>%n autres portées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n objet</numerusform>
            <numerusform>%n objets</numerusform>
        </translation>
    </message>
    <message>
        <source>Uncheck all</source>
        <translation>Tout décocher</translation>
    </message>
    <message>
        <source>Check all</source>
        <translation>Tout cocher</translation>
    </message>
    <message>
        <source>Check objects of the list.</source>
        <translation>Cochez des objets de la liste.</translation>
    </message>
</context>
<context>
    <name>octroi::pages::FindingRow</name>
    <message>
        <source>Count in the last weeks</source>
        <translation>Nombre au cours des dernières semaines</translation>
    </message>
    <message>
        <source>%1 %2, %3</source>
        <comment>number, what was found, severity</comment>
        <translation>%1 %2, %3</translation>
    </message>
</context>
<context>
    <name>octroi::pages::HealthPage</name>
    <message>
        <source>Health</source>
        <translation>Santé</translation>
    </message>
    <message>
        <source>Rules…</source>
        <translation>Règles…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Contrôler à nouveau</translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation>Cette fenêtre est en lecture seule.</translation>
    </message>
    <message>
        <source>It is being checked.</source>
        <translation>Le contrôle est en cours.</translation>
    </message>
    <message>
        <source>Nothing was checked yet.</source>
        <translation>Rien n’a encore été contrôlé.</translation>
    </message>
    <message>
        <source>It is being written.</source>
        <translation>L’écriture est en cours.</translation>
    </message>
    <message>
        <source>Nothing to check yet</source>
        <translation>Rien à contrôler pour l’instant</translation>
    </message>
    <message>
        <source>As soon as there are credentials, this page says which of them never end, are not used, hold too much, or fail, and mends it.</source>
        <translation>Dès qu’il y a des identifiants, cette page dit lesquels n’expirent jamais, ne servent pas, en ont trop ou échouent, et y remédie.</translation>
    </message>
    <message>
        <source>Issue a key…</source>
        <translation>Émettre une clé…</translation>
    </message>
    <message>
        <source>The credentials could not be checked</source>
        <translation>Les identifiants n’ont pas pu être contrôlés</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Contrôle en cours…</translation>
    </message>
    <message>
        <source>Checked at %1</source>
        <comment>time</comment>
        <translation>Contrôlé à %1</translation>
    </message>
    <message>
        <source>Another console has this connection open: rules and history of this one are not kept.</source>
        <translation>Une autre console a ouvert cette connexion&#x202f;: les règles et l’historique de celle-ci ne sont pas conservés.</translation>
    </message>
    <message>
        <source>What this page kept (rules, what is ignored, history) could not be read or written. %1</source>
        <translation>Ce que cette page conserve (règles, exceptions, historique) n’a pas pu être lu ou écrit. %1</translation>
    </message>
    <message>
        <source>The last check failed, this is the one before. %1</source>
        <translation>Le dernier contrôle a échoué, voici le précédent. %1</translation>
    </message>
    <message>
        <source>Not checked: %1. %2</source>
        <comment>rule, why</comment>
        <translation>Non contrôlé&#x202f;: %1. %2</translation>
    </message>
    <message>
        <source>Switched off: %1</source>
        <comment>rule</comment>
        <translation>Désactivé&#x202f;: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) passed</source>
        <translation>
            <numerusform>%n contrôle réussi</numerusform>
            <numerusform>%n contrôles réussis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them cannot be mended this way. %1</source>
        <translation>
            <numerusform>%n d’entre eux ne peut pas être corrigé ainsi. %1</numerusform>
            <numerusform>%n d’entre eux ne peuvent pas être corrigés ainsi. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The first %1 of them; the rest comes after these.</source>
        <translation>Les %1 premiers&#x202f;; les autres viendront ensuite.</translation>
    </message>
    <message>
        <source>Export findings as CSV file</source>
        <translation>Exporter les constats en fichier CSV</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Valeurs séparées par des virgules (*.csv)</translation>
    </message>
    <message>
        <source>The findings were written to %1.</source>
        <translation>Les constats ont été écrits dans %1.</translation>
    </message>
    <message>
        <source>The file could not be written. %1</source>
        <translation>Le fichier n’a pas pu être écrit. %1</translation>
    </message>
</context>
<context>
    <name>octroi::pages::HealthSummary</name>
    <message>
        <source>as many as last week</source>
        <translation>autant que la semaine dernière</translation>
    </message>
    <message numerus="yes">
        <source>%n fewer than last week</source>
        <translation>
            <numerusform>%n de moins que la semaine dernière</numerusform>
            <numerusform>%n de moins que la semaine dernière</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more than last week</source>
        <translation>
            <numerusform>%n de plus que la semaine dernière</numerusform>
            <numerusform>%n de plus que la semaine dernière</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 credentials have a finding</source>
        <comment>numbers</comment>
        <translation>%1 identifiants sur %2 font l’objet d’un constat</translation>
    </message>
    <message>
        <source>%1 high</source>
        <comment>number of credentials</comment>
        <translation>%1 élevés</translation>
    </message>
    <message>
        <source>%1 medium</source>
        <comment>number of credentials</comment>
        <translation>%1 moyens</translation>
    </message>
    <message>
        <source>%1 low</source>
        <comment>number of credentials</comment>
        <translation>%1 faibles</translation>
    </message>
    <message>
        <source>%1 without a finding</source>
        <comment>number of credentials</comment>
        <translation>%1 sans constat</translation>
    </message>
    <message>
        <source>Score %1 of 100</source>
        <translation>Note %1 sur 100</translation>
    </message>
    <message>
        <source>100 × (1 − (high + 0.4 × medium + 0.1 × low) ÷ credentials), rounded down. A credential counts once, by its most severe finding; what is ignored does not count.</source>
        <translation>100 × (1 − (élevés + 0,4 × moyens + 0,1 × faibles) ÷ identifiants), arrondi à l’inférieur. Un identifiant compte une fois, par son constat le plus grave&#x202f;; ce qui est ignoré ne compte pas.</translation>
    </message>
    <message>
        <source>Score of the last days</source>
        <translation>Note des derniers jours</translation>
    </message>
</context>
<context>
    <name>octroi::pages::KeyDetail</name>
    <message>
        <source>Set expiry…</source>
        <translation>Expiration…</translation>
    </message>
    <message>
        <source>Rotate…</source>
        <translation>Rotation…</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Révoquer…</translation>
    </message>
    <message>
        <source>Details of the credential</source>
        <translation>Détails de l’identifiant</translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation>Cette fenêtre est en lecture seule.</translation>
    </message>
    <message>
        <source>%1 cannot change keys.</source>
        <translation>%1 ne peut pas modifier de clés.</translation>
    </message>
    <message>
        <source>The key is revoked.</source>
        <translation>La clé est révoquée.</translation>
    </message>
    <message>
        <source>Being rotated: it works until %1, then only its successor does.</source>
        <translation>En rotation&#xa0;: fonctionne jusqu’au %1, puis seul son successeur fonctionnera.</translation>
    </message>
    <message>
        <source>Suspended on %1. Its calls are refused until it is resumed.</source>
        <translation>Suspendu le %1. Ses appels sont refusés jusqu’à sa réactivation.</translation>
    </message>
    <message numerus="yes">
        <source>Expires on %1 and has been silent for %n day(s). Ask whether it still runs before you extend it.</source>
        <translation>
            <numerusform>Expire le %1 et n’a rien appelé depuis %n&#xa0;jour. Vérifiez qu’il sert encore avant de le prolonger.</numerusform>
            <numerusform>Expire le %1 et n’a rien appelé depuis %n&#xa0;jours. Vérifiez qu’il sert encore avant de le prolonger.</numerusform>
        </translation>
    </message>
    <message>
        <source>Expires on %1 and is in use. Extend or rotate it before.</source>
        <translation>Expire le %1 et sert encore. Prolongez-le ou lancez sa rotation avant.</translation>
    </message>
    <message numerus="yes">
        <source>Silent for %n day(s). Ask whether it is still needed.</source>
        <translation>
            <numerusform>Aucun appel depuis %n&#xa0;jour. Vérifiez qu’il est encore nécessaire.</numerusform>
            <numerusform>Aucun appel depuis %n&#xa0;jours. Vérifiez qu’il est encore nécessaire.</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Réactiver</translation>
    </message>
    <message>
        <source>Suspend…</source>
        <translation>Suspendre…</translation>
    </message>
    <message>
        <source>Edit scopes…</source>
        <translation>Modifier les portées…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renommer…</translation>
    </message>
    <message numerus="yes">
        <source>It was revoked more than %n day(s) ago.</source>
        <translation>
            <numerusform>Elle a été révoquée il y a plus de %n jour.</numerusform>
            <numerusform>Elle a été révoquée il y a plus de %n jours.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurer</translation>
    </message>
    <message>
        <source>Set plan…</source>
        <translation>Définir le forfait…</translation>
    </message>
    <message>
        <source>Add tags…</source>
        <translation>Ajouter des étiquettes…</translation>
    </message>
    <message>
        <source>Remove tags…</source>
        <translation>Retirer des étiquettes…</translation>
    </message>
    <message>
        <source>Move to another application…</source>
        <translation>Déplacer vers une autre application…</translation>
    </message>
</context>
<context>
    <name>octroi::pages::KeyGrants</name>
    <message>
        <source>Grants</source>
        <translation>Droits accordés</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Edit the scopes</source>
        <translation>Modifier les portées</translation>
    </message>
    <message>
        <source>No scope: it opens only endpoints that ask for none.</source>
        <translation>Sans portée&#xa0;: n’ouvre que les points d’accès qui n’en exigent aucune.</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Expiration</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>Retires</source>
        <translation>Retrait</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adresses</translation>
    </message>
    <message>
        <source>any</source>
        <translation>sans restriction</translation>
    </message>
    <message>
        <source>Referrers</source>
        <translation>Référents</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Forfait</translation>
    </message>
    <message>
        <source>no limits</source>
        <translation>sans limites</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Dernier appel</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Émission</translation>
    </message>
    <message>
        <source>Followed by</source>
        <translation>Remplacé par</translation>
    </message>
    <message>
        <source>Follows</source>
        <translation>Remplace</translation>
    </message>
    <message>
        <source>Only APIs</source>
        <translation>API seulement</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>30 d</source>
        <comment>days</comment>
        <translation>30 j</translation>
    </message>
    <message>
        <source>90 d</source>
        <comment>days</comment>
        <translation>90 j</translation>
    </message>
    <message>
        <source>Time in which scopes were used</source>
        <translation>Période d’utilisation des portées</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>non compté</translation>
    </message>
</context>
<context>
    <name>octroi::pages::KeyNeighbours</name>
    <message>
        <source>Neighbours</source>
        <translation>Voisins</translation>
    </message>
    <message>
        <source>No other credential is like it.</source>
        <translation>Aucun autre identifiant ne lui ressemble.</translation>
    </message>
    <message numerus="yes">
        <source>%n other(s) of the same application</source>
        <translation>
            <numerusform>%n autre de la même application</numerusform>
            <numerusform>%n autres de la même application</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s) with the same scopes</source>
        <translation>
            <numerusform>%n autre avec les mêmes portées</numerusform>
            <numerusform>%n autres avec les mêmes portées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s) bound to the same addresses</source>
        <translation>
            <numerusform>%n autre lié aux mêmes adresses</numerusform>
            <numerusform>%n autres liés aux mêmes adresses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::KeysCard</name>
    <message>
        <source>Keys of the issuer</source>
        <translation>Clés de l’émetteur</translation>
    </message>
    <message>
        <source>Signed this</source>
        <translation>A signé ceci</translation>
    </message>
    <message>
        <source>None are kept here</source>
        <translation>Aucune n’est conservée ici</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Récupérer</translation>
    </message>
    <message>
        <source>Fetch again</source>
        <translation>Récupérer à nouveau</translation>
    </message>
</context>
<context>
    <name>octroi::pages::KeysLayouts</name>
    <message>
        <source>Group by</source>
        <translation>Regrouper par</translation>
    </message>
    <message>
        <source>Nothing</source>
        <comment>group by</comment>
        <translation>Rien</translation>
    </message>
    <message>
        <source>Layouts</source>
        <translation>Dispositions</translation>
    </message>
    <message>
        <source>As at first</source>
        <translation>Comme au départ</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Save as: name, then Enter</source>
        <translation>Enregistrer sous&#xa0;: nom, puis Entrée</translation>
    </message>
    <message>
        <source>Name of the layout</source>
        <translation>Nom de la disposition</translation>
    </message>
</context>
<context>
    <name>octroi::pages::KeysPage</name>
    <message>
        <source>Credentials</source>
        <translation>Identifiants</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Copier en CSV</translation>
    </message>
    <message>
        <source>Issue…</source>
        <translation>Émettre…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source> of %1</source>
        <translation> sur %1</translation>
    </message>
    <message>
        <source>%1 did not answer</source>
        <translation>%1 n’a pas répondu</translation>
    </message>
    <message>
        <source>The list of credentials could not be read. %1</source>
        <translation>La liste des identifiants n’a pas pu être lue. %1</translation>
    </message>
    <message>
        <source>No credentials yet</source>
        <translation>Aucun identifiant pour l’instant</translation>
    </message>
    <message>
        <source>Issue the first key…</source>
        <translation>Émettre la première clé…</translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation>Cette fenêtre est en lecture seule.</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Aucun résultat</translation>
    </message>
    <message>
        <source>No credential is %1</source>
        <translation>Aucun identifiant ne correspond à %1</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Effacer le filtre</translation>
    </message>
    <message>
        <source>Without %1</source>
        <translation>Sans %1</translation>
    </message>
    <message numerus="yes">
        <source>%n credential(s)</source>
        <translation>
            <numerusform>%n identifiant</numerusform>
            <numerusform>%n identifiants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n sélectionné</numerusform>
            <numerusform>%n sélectionnés</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, from the snapshot of %2</source>
        <translation>%1, instantané du %2</translation>
    </message>
    <message>
        <source>%1 cannot issue keys.</source>
        <translation>%1 ne peut pas émettre de clés.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Show the partner</source>
        <translation>Voir le partenaire</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renommer…</translation>
    </message>
    <message>
        <source>Edit scopes…</source>
        <translation>Modifier les portées…</translation>
    </message>
    <message>
        <source>Set expiry…</source>
        <translation>Fixer l’expiration…</translation>
    </message>
    <message>
        <source>Rotate…</source>
        <translation>Lancer la rotation…</translation>
    </message>
    <message>
        <source>Suspend…</source>
        <translation>Suspendre…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Réactiver</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Révoquer…</translation>
    </message>
    <message>
        <source>Columns, grouping and layouts</source>
        <translation>Colonnes, regroupement et dispositions</translation>
    </message>
    <message numerus="yes">
        <source>%1 is offline: %n row(s) of the snapshot of %2 (%3).</source>
        <translation>
            <numerusform>%1 est hors ligne&#xa0;: %n ligne de l’instantané du %2 (%3).</numerusform>
            <numerusform>%1 est hors ligne&#xa0;: %n lignes de l’instantané du %2 (%3).</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Export as CSV file…</source>
        <translation>Exporter en fichier CSV…</translation>
    </message>
    <message>
        <source>Cancel the export</source>
        <translation>Annuler l’export</translation>
    </message>
    <message>
        <source>Export as CSV file</source>
        <translation>Exporter en fichier CSV</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Valeurs séparées par des virgules (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>Writing %n credential(s)…</source>
        <translation>
            <numerusform>Écriture de %n identifiant…</numerusform>
            <numerusform>Écriture de %n identifiants…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n credential(s) written to %1.</source>
        <translation>
            <numerusform>%n identifiant écrit dans %1.</numerusform>
            <numerusform>%n identifiants écrits dans %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file could not be written. %1</source>
        <translation>Le fichier n’a pas pu être écrit. %1</translation>
    </message>
    <message>
        <source>Add scopes…</source>
        <translation>Ajouter des portées…</translation>
    </message>
    <message>
        <source>Remove scopes…</source>
        <translation>Retirer des portées…</translation>
    </message>
    <message>
        <source>Set plan…</source>
        <translation>Définir le forfait…</translation>
    </message>
    <message>
        <source>Add tags…</source>
        <translation>Ajouter des étiquettes…</translation>
    </message>
    <message>
        <source>Remove tags…</source>
        <translation>Retirer des étiquettes…</translation>
    </message>
    <message>
        <source>Move to another application…</source>
        <translation>Déplacer vers une autre application…</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Restaurer…</translation>
    </message>
    <message>
        <source>Rotation campaign…</source>
        <translation>Campagne de rotation…</translation>
    </message>
    <message>
        <source>Access review…</source>
        <translation>Revue des accès…</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>backend, time of its snapshot</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n backend(s) are offline, their rows are those of the last snapshot: %1.</source>
        <translation>
            <numerusform>%n serveur est hors ligne, ses lignes sont celles du dernier instantané&#xa0;: %1.</numerusform>
            <numerusform>%n serveurs sont hors ligne, leurs lignes sont celles du dernier instantané&#xa0;: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>A credential is what a caller shows to be let in: an API key or an OAuth client. Issue one, and its use appears here.</source>
        <translation>Un identifiant est ce que présente un appelant pour entrer&#xa0;: une clé d’API ou un client OAuth. Émettez-en un, et son utilisation apparaîtra ici.</translation>
    </message>
    <message numerus="yes">
        <source>%1 on %n backend(s)</source>
        <comment>how many are selected</comment>
        <translation>
            <numerusform>%1 sur %n serveur</numerusform>
            <numerusform>%1 sur %n serveurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n of them from the snapshot of %2</source>
        <comment>4 backends, 1 of them …</comment>
        <translation>
            <numerusform>%1, dont %n d’après l’instantané du %2</numerusform>
            <numerusform>%1, dont %n d’après l’instantané du %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backend(s)</source>
        <translation>
            <numerusform>%n serveur</numerusform>
            <numerusform>%n serveurs</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is read-only: what is selected there stays as it is.</source>
        <translation>%1 est en lecture seule&#xa0;: ce qui y est sélectionné reste tel quel.</translation>
    </message>
    <message>
        <source>%1 is read-only.</source>
        <translation>%1 est en lecture seule.</translation>
    </message>
    <message>
        <source>OAuth clients are left out: this is a change of keys.</source>
        <translation>Les clients OAuth sont laissés de côté&#xa0;: cette modification porte sur des clés.</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Add a secret…</source>
        <translation>Ajouter un secret…</translation>
    </message>
    <message>
        <source>Rotate the secret…</source>
        <translation>Remplacer le secret…</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurer</translation>
    </message>
</context>
<context>
    <name>octroi::pages::LiveTail</name>
    <message>
        <source>no live data</source>
        <translation>direct indisponible</translation>
    </message>
    <message numerus="yes">
        <source>paused, %Ln call(s) waiting</source>
        <translation>
            <numerusform>en pause, %Ln appel en attente</numerusform>
            <numerusform>en pause, %Ln appels en attente</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 calls/s, one of %2 shown</source>
        <translation>%1&#xa0;appels/s, un sur %2 affiché</translation>
    </message>
    <message>
        <source>%1 calls/s</source>
        <comment>rate</comment>
        <translation>%1&#xa0;appels/s</translation>
    </message>
    <message>
        <source>Live tail</source>
        <translation>Suivi en direct</translation>
    </message>
    <message>
        <source>Filter the tail</source>
        <translation>Filtrer le suivi</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusés</translation>
    </message>
    <message>
        <source>5xx</source>
        <translation>5xx</translation>
    </message>
    <message>
        <source>Calls to show</source>
        <translation>Appels à afficher</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Calls appear here a second after a proxy has logged them.</source>
        <translation>Les appels apparaissent ici une seconde après avoir été journalisés par un proxy.</translation>
    </message>
    <message>
        <source>%1 calls/s, %2 in flight</source>
        <translation>%1 appels/s, %2 en cours</translation>
    </message>
</context>
<context>
    <name>octroi::pages::LiveTokensView</name>
    <message>
        <source>Filter by client, partner, user, scope or identifier</source>
        <translation>Filtrer par client, partenaire, utilisateur, portée ou référence</translation>
    </message>
    <message>
        <source>Filter tokens</source>
        <translation>Filtrer les jetons</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Relire</translation>
    </message>
    <message>
        <source>End…</source>
        <translation>Mettre fin…</translation>
    </message>
    <message>
        <source>End all of the client…</source>
        <translation>Mettre fin à tous ceux du client…</translation>
    </message>
    <message>
        <source>End all of the user…</source>
        <translation>Mettre fin à tous ceux de l’utilisateur…</translation>
    </message>
    <message>
        <source>Live tokens</source>
        <translation>Jetons actifs</translation>
    </message>
    <message>
        <source>Tokens are not listed</source>
        <translation>Les jetons ne sont pas listés</translation>
    </message>
    <message>
        <source>%1 does not tell which tokens live.</source>
        <translation>%1 ne dit pas quels jetons sont actifs.</translation>
    </message>
    <message>
        <source>No token fits the filter</source>
        <translation>Aucun jeton ne correspond au filtre</translation>
    </message>
    <message>
        <source>No live token</source>
        <translation>Aucun jeton actif</translation>
    </message>
    <message>
        <source>Approvals with refresh tokens, and opaque access tokens, are listed here as soon as a client gets one. Signed access tokens (JWT) live until they end, without being kept.</source>
        <translation>Les autorisations avec jeton de rafraîchissement et les jetons d’accès opaques figurent ici dès qu’un client en obtient. Les jetons d’accès signés (JWT) vivent jusqu’à leur fin sans être conservés.</translation>
    </message>
    <message>
        <source>The tokens could not be read</source>
        <translation>Les jetons n’ont pas pu être lus</translation>
    </message>
    <message numerus="yes">
        <source>%n refresh token(s) were used twice: somebody may have copied them. Their tokens have ended; the place they were seen from stands under Last used.</source>
        <translation>
            <numerusform>%n jeton de rafraîchissement a servi deux fois&#x202f;: quelqu’un l’a peut-être copié. Ses jetons ont pris fin&#x202f;; l’endroit d’où il a été vu figure sous Dernière utilisation.</numerusform>
            <numerusform>%n jetons de rafraîchissement ont servi deux fois&#x202f;: quelqu’un les a peut-être copiés. Leurs jetons ont pris fin&#x202f;; l’endroit d’où ils ont été vus figure sous Dernière utilisation.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the newest %n</source>
        <translation>
            <numerusform>le plus récent</numerusform>
            <numerusform>les %n plus récents</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation>Cette fenêtre est en lecture seule.</translation>
    </message>
    <message>
        <source>Choose a token first.</source>
        <translation>Choisissez d’abord un jeton.</translation>
    </message>
    <message>
        <source>It has ended already.</source>
        <translation>Il a déjà pris fin.</translation>
    </message>
    <message>
        <source>No person stands behind it.</source>
        <translation>Aucune personne n’est derrière.</translation>
    </message>
    <message>
        <source>the token %1 of %2</source>
        <comment>identifier, client</comment>
        <translation>le jeton %1 de %2</translation>
    </message>
    <message>
        <source>Nobody is signed in</source>
        <translation>Personne n’est connecté</translation>
    </message>
</context>
<context>
    <name>octroi::pages::ObjectHistory</name>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>The history could not be read. %1</source>
        <translation>L’historique n’a pas pu être lu. %1</translation>
    </message>
    <message numerus="yes">
        <source>Issued with %n scope(s)</source>
        <translation>
            <numerusform>Émis avec %n portée</numerusform>
            <numerusform>Émis avec %n portées</numerusform>
        </translation>
    </message>
    <message>
        <source>Expiry set to %1</source>
        <translation>Expiration fixée au %1</translation>
    </message>
    <message>
        <source>Expiry removed</source>
        <translation>Expiration supprimée</translation>
    </message>
    <message numerus="yes">
        <source>Scopes changed, %n now</source>
        <translation>
            <numerusform>Portées modifiées, %n désormais</numerusform>
            <numerusform>Portées modifiées, %n désormais</numerusform>
        </translation>
    </message>
    <message>
        <source>Renamed to %1</source>
        <translation>Renommé en %1</translation>
    </message>
    <message>
        <source>Restrictions changed</source>
        <translation>Restrictions modifiées</translation>
    </message>
    <message>
        <source>Plan changed</source>
        <translation>Forfait modifié</translation>
    </message>
    <message>
        <source>%1 by %2 from %3</source>
        <comment>time, who, address</comment>
        <translation>%1, par %2 depuis %3</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>Tout voir (%n)</numerusform>
            <numerusform>Tout voir (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout voir</translation>
    </message>
    <message>
        <source>Redirect URIs changed</source>
        <translation>URI de redirection modifiées</translation>
    </message>
    <message>
        <source>Authentication changed</source>
        <translation>Authentification modifiée</translation>
    </message>
</context>
<context>
    <name>octroi::pages::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Vue d’ensemble</translation>
    </message>
    <message>
        <source>Refusals by reason</source>
        <translation>Refus par motif</translation>
    </message>
    <message>
        <source>last hour</source>
        <translation>dernière heure</translation>
    </message>
    <message>
        <source>No call was refused in the last hour.</source>
        <translation>Aucun appel refusé durant la dernière heure.</translation>
    </message>
    <message>
        <source>Expiring soon</source>
        <translation>Expirent bientôt</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout voir</translation>
    </message>
    <message>
        <source>No credential expires in the next 30 days.</source>
        <translation>Aucun identifiant n’expire dans les 30 prochains jours.</translation>
    </message>
    <message>
        <source>Top partners</source>
        <translation>Principaux partenaires</translation>
    </message>
    <message>
        <source>last 15 minutes</source>
        <translation>15 dernières minutes</translation>
    </message>
    <message>
        <source>No calls in the last 15 minutes.</source>
        <translation>Aucun appel ces 15 dernières minutes.</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requêtes</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Octets</translation>
    </message>
    <message>
        <source>Rank partners by</source>
        <translation>Classer les partenaires par</translation>
    </message>
    <message>
        <source>Recent changes</source>
        <translation>Modifications récentes</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Journal d’audit</translation>
    </message>
    <message>
        <source>Nothing was changed yet.</source>
        <translation>Aucune modification pour l’instant.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln partner(s), %1</source>
        <translation>
            <numerusform>%Ln partenaire, %1</numerusform>
            <numerusform>%Ln partenaires, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>Connexion à %1…</translation>
    </message>
    <message>
        <source>%1 is not reached: credentials and partners are from %2. %3</source>
        <translation>%1 est injoignable&#xa0;: identifiants et partenaires datent du %2. %3</translation>
    </message>
    <message>
        <source>%1 is not reached. %2</source>
        <translation>%1 est injoignable. %2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nouveau</translation>
    </message>
    <message>
        <source>req/s</source>
        <translation>req/s</translation>
    </message>
    <message>
        <source>The changes could not be read</source>
        <translation>Les modifications n’ont pas pu être lues</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>names of rules</comment>
        <translation>
            <numerusform>%1 et %n autre</numerusform>
            <numerusform>%1 et %n autres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) fire: %1</source>
        <translation>
            <numerusform>%n alerte active : %1</numerusform>
            <numerusform>%n alertes actives : %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Show alerts</source>
        <translation>Afficher les alertes</translation>
    </message>
</context>
<context>
    <name>octroi::pages::PartnerLimits</name>
    <message>
        <source>Limits</source>
        <translation>Limites</translation>
    </message>
    <message>
        <source>The usage could not be read. %1</source>
        <translation>La consommation n’a pas pu être lue. %1</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>sur %1</translation>
    </message>
    <message>
        <source>runs out on %1</source>
        <translation>épuisé le %1</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>share, last day of the month</comment>
        <translation>%1 d’ici au %2</translation>
    </message>
    <message>
        <source>%1 used</source>
        <translation>consommé&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>and %n more limit(s)</source>
        <translation>
            <numerusform>et %n autre limite</numerusform>
            <numerusform>et %n autres limites</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>key, limit</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>has run out</source>
        <translation>épuisé</translation>
    </message>
    <message numerus="yes">
        <source>forecast from %n day(s) of usage on</source>
        <translation>
            <numerusform>prévision dès %n jour de consommation</numerusform>
            <numerusform>prévision dès %n jours de consommation</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>octroi::pages::PartnerQuota</name>
    <message>
        <source>Requests today</source>
        <translation>Requêtes aujourd’hui</translation>
    </message>
    <message>
        <source>Requests this month</source>
        <translation>Requêtes ce mois-ci</translation>
    </message>
    <message>
        <source>Volume this month</source>
        <translation>Volume ce mois-ci</translation>
    </message>
    <message>
        <source>resets at midnight, %1</source>
        <comment>time zone</comment>
        <translation>remis à zéro à minuit, %1</translation>
    </message>
    <message>
        <source>resets on %1</source>
        <comment>date</comment>
        <translation>remis à zéro le %1</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>key, plan, when it resets</comment>
        <translation>%1, %2, %3</translation>
    </message>
</context>
<context>
    <name>octroi::pages::PartnerTables</name>
    <message>
        <source>This window is read-only.</source>
        <translation>Cette fenêtre est en lecture seule.</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>Applications</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>Identifiants</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Ajouter…</translation>
    </message>
    <message>
        <source>Add an application</source>
        <translation>Ajouter une application</translation>
    </message>
    <message>
        <source>Show in the list</source>
        <translation>Voir dans la liste</translation>
    </message>
    <message>
        <source>No application yet. An application is the program that calls; it owns the credentials.</source>
        <translation>Aucune application pour l’instant. Une application est le programme qui appelle&#x202f;; elle possède les identifiants.</translation>
    </message>
    <message>
        <source>No credential yet. Issue one, and its use appears here.</source>
        <translation>Aucun identifiant pour l’instant. Émettez-en un, et son utilisation apparaîtra ici.</translation>
    </message>
    <message>
        <source>Issue a key…</source>
        <translation>Émettre une clé…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renommer…</translation>
    </message>
</context>
<context>
    <name>octroi::pages::PartnerUsage</name>
    <message>
        <source>Requests</source>
        <translation>Requêtes</translation>
    </message>
    <message>
        <source>a day, last 30 days</source>
        <translation>par jour, 30 derniers jours</translation>
    </message>
    <message>
        <source>Requests of the partner a day</source>
        <translation>Requêtes du partenaire par jour</translation>
    </message>
    <message>
        <source>The usage could not be read. %1</source>
        <translation>La consommation n’a pas pu être lue. %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>day, number of requests</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>%1 en tout</translation>
    </message>
</context>
<context>
    <name>octroi::pages::PartnerView</name>
    <message>
        <source>Issue…</source>
        <translation>Émettre…</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Autres actions</translation>
    </message>
    <message>
        <source>This partner is closed: all its credentials are refused.</source>
        <translation>Ce partenaire est clôturé&#xa0;: tous ses identifiants sont refusés.</translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation>Cette fenêtre est en lecture seule.</translation>
    </message>
    <message>
        <source>The partner is closed.</source>
        <translation>Le partenaire est clôturé.</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>depuis %1</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>MMMM yyyy</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>number of applications, number of credentials</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n application(s)</source>
        <translation>
            <numerusform>%n application</numerusform>
            <numerusform>%n applications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n credential(s)</source>
        <translation>
            <numerusform>%n identifiant</numerusform>
            <numerusform>%n identifiants</numerusform>
        </translation>
    </message>
    <message>
        <source>Edit partner…</source>
        <translation>Modifier le partenaire…</translation>
    </message>
    <message>
        <source>Reopen partner</source>
        <translation>Rouvrir le partenaire</translation>
    </message>
    <message>
        <source>Close partner…</source>
        <translation>Clôturer le partenaire…</translation>
    </message>
    <message>
        <source>Show in the audit log</source>
        <translation>Voir dans le journal d’audit</translation>
    </message>
    <message>
        <source>Offboard…</source>
        <translation>Mettre fin aux accès…</translation>
    </message>
</context>
<context>
    <name>octroi::pages::PartnersPage</name>
    <message>
        <source>Partners</source>
        <translation>Partenaires</translation>
    </message>
    <message>
        <source>New partner</source>
        <translation>Nouveau partenaire</translation>
    </message>
    <message>
        <source>Filter partners</source>
        <translation>Filtrer les partenaires</translation>
    </message>
    <message>
        <source>Partners, applications and credentials</source>
        <translation>Partenaires, applications et identifiants</translation>
    </message>
    <message>
        <source>No partners yet</source>
        <translation>Aucun partenaire pour l’instant</translation>
    </message>
    <message>
        <source>A partner is who is given access: a department, a business partner or a third party. Create one, give it an application, and issue its first key.</source>
        <translation>Un partenaire est celui à qui l’on donne accès&#xa0;: un service interne, un partenaire commercial ou un tiers. Créez-en un, donnez-lui une application et émettez sa première clé.</translation>
    </message>
    <message>
        <source>New partner…</source>
        <translation>Nouveau partenaire…</translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation>Cette fenêtre est en lecture seule.</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Aucun résultat</translation>
    </message>
    <message>
        <source>%1 did not answer</source>
        <translation>%1 n’a pas répondu</translation>
    </message>
    <message>
        <source>Add application…</source>
        <translation>Ajouter une application…</translation>
    </message>
    <message>
        <source>Issue a key…</source>
        <translation>Émettre une clé…</translation>
    </message>
    <message>
        <source>Show in the list</source>
        <translation>Voir dans la liste</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renommer…</translation>
    </message>
    <message>
        <source>Offboard…</source>
        <translation>Mettre fin aux accès…</translation>
    </message>
</context>
<context>
    <name>octroi::pages::PatternCharts</name>
    <message>
        <source>Hours of the week</source>
        <translation>Heures de la semaine</translation>
    </message>
    <message numerus="yes">
        <source>req/s, mean of %n week(s)</source>
        <translation>
            <numerusform>req/s, moyenne de %n semaine</numerusform>
            <numerusform>req/s, moyenne de %n semaines</numerusform>
        </translation>
    </message>
    <message>
        <source>req/s</source>
        <translation>req/s</translation>
    </message>
    <message>
        <source>Nothing is stored of these weeks.</source>
        <translation>Rien n’est enregistré pour ces semaines.</translation>
    </message>
</context>
<context>
    <name>octroi::pages::PinBar</name>
    <message>
        <source>Expiring in 30 days</source>
        <translation>Expirent sous 30&#xa0;jours</translation>
    </message>
    <message>
        <source>Unused for 90 days</source>
        <translation>Inutilisés depuis 90&#xa0;jours</translation>
    </message>
    <message>
        <source>No expiry</source>
        <translation>Sans expiration</translation>
    </message>
    <message>
        <source>Rotating</source>
        <comment>filter of credentials</comment>
        <translation>En rotation</translation>
    </message>
    <message>
        <source>Save filter</source>
        <translation>Enregistrer le filtre</translation>
    </message>
    <message>
        <source>Name, then Enter</source>
        <translation>Nom, puis Entrée</translation>
    </message>
    <message>
        <source>Name of the saved filter</source>
        <translation>Nom du filtre enregistré</translation>
    </message>
    <message>
        <source>Remove this filter</source>
        <translation>Supprimer ce filtre</translation>
    </message>
    <message>
        <source>Copy all filters as text</source>
        <translation>Copier tous les filtres en texte</translation>
    </message>
    <message>
        <source>Paste filters</source>
        <translation>Coller des filtres</translation>
    </message>
</context>
<context>
    <name>octroi::pages::QuotaChart</name>
    <message>
        <source>Consumption and forecast</source>
        <translation>Consommation et prévision</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>day, hour</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 of %2 used.</source>
        <comment>amounts</comment>
        <translation>%1 utilisés sur %2.</translation>
    </message>
    <message>
        <source>No forecast yet: %1 of %2 days of usage are known.</source>
        <comment>numbers</comment>
        <translation>Pas encore de prévision&#x202f;: %1 jours de consommation connus sur %2.</translation>
    </message>
    <message>
        <source>It has run out.</source>
        <translation>C’est épuisé.</translation>
    </message>
    <message>
        <source>At this rate %1 by the reset, between %2 and %3 in 80 of 100 cases.</source>
        <comment>amounts</comment>
        <translation>À ce rythme %1 à la remise à zéro, entre %2 et %3 dans 80 cas sur 100.</translation>
    </message>
    <message>
        <source>not before the reset</source>
        <translation>pas avant la remise à zéro</translation>
    </message>
    <message>
        <source>At this rate it runs out on %1; in 80 of 100 cases between %2 and %3.</source>
        <comment>times</comment>
        <translation>À ce rythme, épuisé le %1&#x202f;; dans 80 cas sur 100 entre %2 et %3.</translation>
    </message>
    <message>
        <source>%1 now</source>
        <comment>amount</comment>
        <translation>%1 à présent</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) before the reset</source>
        <translation>
            <numerusform>%n jour avant la remise à zéro</numerusform>
            <numerusform>%n jours avant la remise à zéro</numerusform>
        </translation>
    </message>
    <message>
        <source>runs out on %1</source>
        <comment>day</comment>
        <translation>épuisé le %1</translation>
    </message>
</context>
<context>
    <name>octroi::pages::RangeDialog</name>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Au</translation>
    </message>
    <message>
        <source>Times of %1</source>
        <translation>Heures de %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>It ends less than an hour after its begin.</source>
        <translation>Elle finit moins d’une heure après son début.</translation>
    </message>
    <message>
        <source>It is longer than three years.</source>
        <translation>Elle dépasse trois ans.</translation>
    </message>
</context>
<context>
    <name>octroi::pages::ReachCard</name>
    <message>
        <source>Who has it</source>
        <translation>Qui la détient</translation>
    </message>
    <message>
        <source>Who has %1</source>
        <translation>Qui détient %1</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 jours</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 jours</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 jours</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1 an</translation>
    </message>
    <message>
        <source>Calls of how long</source>
        <translation>Appels de quelle durée</translation>
    </message>
    <message>
        <source>Who has the scope</source>
        <translation>Qui détient la portée</translation>
    </message>
    <message>
        <source>Select a scope</source>
        <translation>Choisissez une portée</translation>
    </message>
    <message>
        <source>Nobody has it</source>
        <translation>Personne ne la détient</translation>
    </message>
    <message>
        <source>Its holders, what they use it for, and what would be refused without it.</source>
        <translation>Ses détenteurs, ce à quoi elle leur sert, et ce qui serait refusé sans elle.</translation>
    </message>
    <message>
        <source>It can be deleted as soon as no endpoint asks for it.</source>
        <translation>Elle peut être supprimée dès qu’aucun point d’accès ne l’exige.</translation>
    </message>
    <message>
        <source>Its use could not be read</source>
        <translation>Son utilisation n’a pas pu être lue</translation>
    </message>
</context>
<context>
    <name>octroi::pages::RequestView</name>
    <message>
        <source>Go on in the browser. If none opened, use this address: %1</source>
        <translation>Continuez dans le navigateur. Si aucun ne s’est ouvert, utilisez cette adresse&#x202f;: %1</translation>
    </message>
    <message>
        <source>Request a token</source>
        <translation>Demander un jeton</translation>
    </message>
    <message>
        <source>Client credentials</source>
        <translation>Identifiants du client</translation>
    </message>
    <message>
        <source>In the browser</source>
        <translation>Dans le navigateur</translation>
    </message>
    <message>
        <source>Device code</source>
        <translation>Code d’appareil</translation>
    </message>
    <message>
        <source>Way of getting a token</source>
        <translation>Façon d’obtenir un jeton</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Émetteur</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>client_id</source>
        <translation>client_id</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>empty for a public client</source>
        <translation>vide pour un client public</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>Portées</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>whom the token is for; may be empty</source>
        <translation>à qui le jeton est destiné&#x202f;; peut rester vide</translation>
    </message>
    <message>
        <source>Port of the redirect</source>
        <translation>Port de la redirection</translation>
    </message>
    <message>
        <source>any free one</source>
        <translation>n’importe quel port libre</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Demander</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Show on the bench</source>
        <translation>Mettre sur l’établi</translation>
    </message>
    <message>
        <source>What goes over the wire</source>
        <translation>Ce qui passe sur le réseau</translation>
    </message>
    <message>
        <source>secrets are variables</source>
        <translation>les secrets sont des variables</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Requests as curl commands, with their answers</source>
        <translation>Requêtes sous forme de commandes curl, avec leurs réponses</translation>
    </message>
    <message>
        <source>Each request stands here as a curl command, without its secrets, with what was answered.</source>
        <translation>Chaque requête figure ici comme commande curl, sans ses secrets, avec ce qui a été répondu.</translation>
    </message>
    <message>
        <source>You can close this window</source>
        <translation>Vous pouvez fermer cette fenêtre</translation>
    </message>
    <message>
        <source>Octroi has the answer and goes on.</source>
        <translation>Octroi a la réponse et continue.</translation>
    </message>
    <message>
        <source>The client acts for itself, without a person.</source>
        <translation>Le client agit pour lui-même, sans personne.</translation>
    </message>
    <message>
        <source>A person signs in in the system browser; the code comes back to this machine, with PKCE. Register http://127.0.0.1/callback at the client.</source>
        <translation>Une personne se connecte dans le navigateur du système&#x202f;; le code revient à cette machine, avec PKCE. Enregistrez http://127.0.0.1/callback auprès du client.</translation>
    </message>
    <message>
        <source>A person enters a code on another device.</source>
        <translation>Une personne saisit un code sur un autre appareil.</translation>
    </message>
    <message>
        <source>Say who issues the token.</source>
        <translation>Dites qui émet le jeton.</translation>
    </message>
    <message>
        <source>Say which client asks.</source>
        <translation>Dites quel client demande.</translation>
    </message>
    <message>
        <source>A port is a number from 1024 to 65535.</source>
        <translation>Un port est un nombre de 1024 à 65535.</translation>
    </message>
    <message>
        <source>A %1 token with %2, which ends %3</source>
        <translation>Un jeton %1 avec %2, qui se termine %3</translation>
    </message>
    <message>
        <source>no scope</source>
        <translation>aucune portée</translation>
    </message>
    <message>
        <source>A %1 token with %2</source>
        <translation>Un jeton %1 avec %2</translation>
    </message>
    <message>
        <source>Cancelled. What you typed is still here.</source>
        <translation>Annulé. Ce que vous avez saisi est toujours là.</translation>
    </message>
    <message>
        <source>Open %1 on any device and enter the code %2. It ends %3.</source>
        <translation>Ouvrez %1 sur n’importe quel appareil et saisissez le code %2. Il se termine %3.</translation>
    </message>
    <message>
        <source># answered %1 in %2</source>
        <translation># réponse %1 en %2</translation>
    </message>
    <message>
        <source># no answer: %1</source>
        <translation># pas de réponse&#x202f;: %1</translation>
    </message>
</context>
<context>
    <name>octroi::pages::RequestWords</name>
    <message>
        <source>The browser did not come back. Sign in there within the time, or start again.</source>
        <translation>Le navigateur n’est pas revenu. Connectez-vous-y dans le délai, ou recommencez.</translation>
    </message>
    <message>
        <source>The code ended before anybody entered it. Start again for a new one.</source>
        <translation>Le code a expiré avant que quelqu’un ne le saisisse. Recommencez pour en obtenir un nouveau.</translation>
    </message>
    <message>
        <source>The browser came back with another state: the answer is not to this request, and was thrown away. Start again.</source>
        <translation>Le navigateur est revenu avec un autre état&#x202f;: la réponse n’est pas celle de cette demande et a été écartée. Recommencez.</translation>
    </message>
    <message>
        <source>Another server answered in the browser (iss: %1). The answer was thrown away.</source>
        <translation>Un autre serveur a répondu dans le navigateur (iss&#x202f;: %1). La réponse a été écartée.</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>absent</translation>
    </message>
    <message>
        <source>The port of %1 is in use by another program. Choose another one, or leave it empty.</source>
        <translation>Le port de %1 est utilisé par un autre programme. Choisissez-en un autre, ou laissez vide.</translation>
    </message>
    <message>
        <source>The metadata of %1 names another issuer, so it must not be used: %2.</source>
        <translation>Les métadonnées de %1 nomment un autre émetteur et ne doivent donc pas être utilisées&#x202f;: %2.</translation>
    </message>
    <message>
        <source>%1 has no metadata: it is no authorization server, or the address is wrong.</source>
        <translation>%1 n’a pas de métadonnées&#x202f;: ce n’est pas un serveur d’autorisation, ou l’adresse est fausse.</translation>
    </message>
    <message>
        <source>The metadata of %1 is no JSON object.</source>
        <translation>Les métadonnées de %1 ne sont pas un objet JSON.</translation>
    </message>
    <message>
        <source>%1 names no usable %2 in its metadata. It has to be an https address.</source>
        <translation>%1 ne nomme aucun %2 utilisable dans ses métadonnées. Ce doit être une adresse https.</translation>
    </message>
    <message>
        <source>The server answered in a form that cannot be used: %1</source>
        <translation>Le serveur a répondu sous une forme inutilisable&#x202f;: %1</translation>
    </message>
    <message>
        <source>The person at the browser refused.</source>
        <translation>La personne devant le navigateur a refusé.</translation>
    </message>
    <message>
        <source>The server does not accept the client: its identifier or its secret is wrong, or it proves itself in another way.</source>
        <translation>Le serveur n’accepte pas le client&#x202f;: sa référence ou son secret est faux, ou il s’authentifie autrement.</translation>
    </message>
    <message>
        <source>The client may not use this way of getting a token.</source>
        <translation>Le client ne peut pas obtenir de jeton de cette façon.</translation>
    </message>
    <message>
        <source>The client may not have one of these scopes: %1</source>
        <translation>Le client ne peut pas avoir l’une de ces portées&#x202f;: %1</translation>
    </message>
    <message>
        <source>The redirect address is not registered at the client. For a loopback redirect register http://127.0.0.1/callback.</source>
        <translation>L’adresse de redirection n’est pas enregistrée auprès du client. Pour une redirection locale, enregistrez http://127.0.0.1/callback.</translation>
    </message>
    <message>
        <source>The issuer has to be an https address, or http to this machine.</source>
        <translation>L’émetteur doit être une adresse https, ou http vers cette machine.</translation>
    </message>
    <message>
        <source>The server refused: %1.</source>
        <translation>Le serveur a refusé&#x202f;: %1.</translation>
    </message>
    <message>
        <source>The server refused (%1): %2</source>
        <comment>error code, its description</comment>
        <translation>Le serveur a refusé (%1)&#x202f;: %2</translation>
    </message>
</context>
<context>
    <name>octroi::pages::ScopeShares</name>
    <message>
        <source>%1: %2 used it, %3 never</source>
        <comment>scope, number, number</comment>
        <translation>%1&#x202f;: %2 s’en servent, %3 jamais</translation>
    </message>
    <message>
        <source>Use of scopes</source>
        <translation>Utilisation des portées</translation>
    </message>
</context>
<context>
    <name>octroi::pages::ScopesPage</name>
    <message>
        <source>APIs &amp; scopes</source>
        <translation>API et portées</translation>
    </message>
    <message>
        <source>New API…</source>
        <translation>Nouvelle API…</translation>
    </message>
    <message>
        <source>New scope…</source>
        <translation>Nouvelle portée…</translation>
    </message>
    <message>
        <source>New plan…</source>
        <translation>Nouveau forfait…</translation>
    </message>
    <message>
        <source>APIs</source>
        <translation>API</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>Portées</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Edit the API</source>
        <translation>Modifier l’API</translation>
    </message>
    <message>
        <source>Edit the scope</source>
        <translation>Modifier la portée</translation>
    </message>
    <message>
        <source>Search scopes</source>
        <translation>Rechercher une portée</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>No APIs yet</source>
        <translation>Aucune API pour l’instant</translation>
    </message>
    <message>
        <source>An API is what is shared: a base path and its endpoints.</source>
        <translation>Une API est ce que l’on partage&#xa0;: un chemin de base et ses points d’accès.</translation>
    </message>
    <message>
        <source>%1 did not answer</source>
        <translation>%1 n’a pas répondu</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Aucun résultat</translation>
    </message>
    <message>
        <source>No scopes yet</source>
        <translation>Aucune portée pour l’instant</translation>
    </message>
    <message>
        <source>A scope is the smallest right that can be granted, such as orders:read.</source>
        <translation>Une portée est le plus petit droit que l’on puisse accorder, comme orders:read.</translation>
    </message>
    <message>
        <source>%1 is offline: this is from %2.</source>
        <translation>%1 est hors ligne&#xa0;: données du %2.</translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation>Cette fenêtre est en lecture seule.</translation>
    </message>
    <message>
        <source>%1 has no APIs and scopes.</source>
        <translation>%1 n’a ni API ni portées.</translation>
    </message>
    <message>
        <source>New scope here…</source>
        <translation>Nouvelle portée ici…</translation>
    </message>
    <message>
        <source>Import OpenAPI…</source>
        <translation>Importer OpenAPI…</translation>
    </message>
    <message>
        <source>Rename or merge…</source>
        <translation>Renommer ou fusionner…</translation>
    </message>
    <message>
        <source>Rename or merge the scope</source>
        <translation>Renommer ou fusionner la portée</translation>
    </message>
    <message>
        <source>No APIs here</source>
        <translation>Pas d’API ici</translation>
    </message>
    <message>
        <source>Show who has it</source>
        <translation>Afficher ses détenteurs</translation>
    </message>
</context>
<context>
    <name>octroi::pages::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>Langue et apparence</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Changes at once, without a restart.</source>
        <translation>Change immédiatement, sans redémarrage.</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>Of everything in this program.</source>
        <translation>Dans tout le programme.</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>Lignes compactes</translation>
    </message>
    <message>
        <source>24 instead of 32 pixels a row in lists.</source>
        <translation>24&#xa0;pixels par ligne au lieu de 32 dans les listes.</translation>
    </message>
    <message>
        <source>Built-in backend</source>
        <translation>Serveur intégré</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Dossier de données</translation>
    </message>
    <message>
        <source>Access logs to</source>
        <translation>Journaux d’accès vers</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Processus</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Open the data folder</source>
        <translation>Ouvrir le dossier de données</translation>
    </message>
    <message>
        <source>Put it in front of an API with nginx</source>
        <translation>Le placer devant une API avec nginx</translation>
    </message>
    <message>
        <source>nginx asks about each call and tells about each answer. Put your own upstream in, and pass 429 on to callers as packaging/proxy/nginx shows.</source>
        <translation>nginx interroge octroid à chaque appel et lui signale chaque réponse. Indiquez votre propre upstream et transmettez le code 429 aux appelants comme le montre packaging/proxy/nginx.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the nginx lines</source>
        <translation>Copier les lignes nginx</translation>
    </message>
    <message>
        <source>Lines for nginx</source>
        <translation>Lignes pour nginx</translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
    <message>
        <source>Octroi %1 grants access to APIs, checks it and meters it. It sends no data anywhere but to the backends that you connect.</source>
        <translation>Octroi %1 accorde l’accès aux API, le contrôle et le mesure. Il n’envoie de données qu’aux serveurs auxquels vous vous connectez.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later, without any warranty.</source>
        <translation>Logiciel libre sous licence publique générale GNU, version 3 ou ultérieure, sans aucune garantie.</translation>
    </message>
    <message>
        <source>Made with Qt %1, QtCharts, QCoro, QtKeychain, OpenSSL, Boost and SQLite.</source>
        <translation>Réalisé avec Qt %1, QtCharts, QCoro, QtKeychain, OpenSSL, Boost et SQLite.</translation>
    </message>
    <message>
        <source>Not running.</source>
        <translation>À l’arrêt.</translation>
    </message>
    <message>
        <source>Running, started by this window.</source>
        <translation>En marche, démarré par cette fenêtre.</translation>
    </message>
    <message>
        <source>Running, started by another window over the same folder.</source>
        <translation>En marche, démarré par une autre fenêtre sur le même dossier.</translation>
    </message>
</context>
<context>
    <name>octroi::pages::SourceWords</name>
    <message>
        <source>extrapolated by the server</source>
        <translation>extrapolé par le serveur</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>compté</translation>
    </message>
    <message>
        <source>no value in the last minutes</source>
        <translation>aucune valeur ces dernières minutes</translation>
    </message>
    <message numerus="yes">
        <source>newest value %Ln second(s) old</source>
        <translation>
            <numerusform>dernière valeur il y a %Ln seconde</numerusform>
            <numerusform>dernière valeur il y a %Ln secondes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>newest value %Ln minute(s) old</source>
        <translation>
            <numerusform>dernière valeur il y a %Ln minute</numerusform>
            <numerusform>dernière valeur il y a %Ln minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>latency to within its buckets</source>
        <translation>latence à la largeur de ses classes près</translation>
    </message>
    <message numerus="yes">
        <source>its clock is %Ln second(s) behind, corrected</source>
        <translation>
            <numerusform>son horloge retarde de %Ln seconde, corrigé</numerusform>
            <numerusform>son horloge retarde de %Ln secondes, corrigé</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>its clock is %Ln second(s) ahead, corrected</source>
        <translation>
            <numerusform>son horloge avance de %Ln seconde, corrigé</numerusform>
            <numerusform>son horloge avance de %Ln secondes, corrigé</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln counter(s) began anew</source>
        <translation>
            <numerusform>%Ln compteur reparti de zéro</numerusform>
            <numerusform>%Ln compteurs repartis de zéro</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) that are no numbers left out</source>
        <translation>
            <numerusform>%Ln valeur qui n’est pas un nombre écartée</numerusform>
            <numerusform>%Ln valeurs qui ne sont pas des nombres écartées</numerusform>
        </translation>
    </message>
    <message>
        <source>it warns: %1</source>
        <translation>il avertit : %1</translation>
    </message>
</context>
<context>
    <name>octroi::pages::SplitWords</name>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Application</translation>
    </message>
    <message>
        <source>Credential</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>API</source>
        <translation>API</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Point d’accès</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Portée</translation>
    </message>
    <message>
        <source>Refusal</source>
        <translation>Refus</translation>
    </message>
    <message>
        <source>Status class</source>
        <translation>Classe d’état</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environnement</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>others</source>
        <translation>autres</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>sans nom</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>autorisés</translation>
    </message>
</context>
<context>
    <name>octroi::pages::SubjectField</name>
    <message>
        <source>Nothing is called “%1”.</source>
        <translation>Rien ne s’appelle «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>Show the consumption of</source>
        <translation>Afficher la consommation de</translation>
    </message>
    <message>
        <source>%1 · partner</source>
        <translation>%1 · partenaire</translation>
    </message>
    <message>
        <source>%1 · application of %2</source>
        <translation>%1 · application de %2</translation>
    </message>
    <message>
        <source>%1 · credential %2</source>
        <translation>%1 · identifiant %2</translation>
    </message>
    <message>
        <source>Partner, credential, API, scope or filter</source>
        <translation>Partenaire, identifiant, API, portée ou filtre</translation>
    </message>
    <message>
        <source>%1 · API</source>
        <translation>%1 · API</translation>
    </message>
    <message>
        <source>%1 · endpoint</source>
        <translation>%1 · point d’accès</translation>
    </message>
    <message>
        <source>%1 · scope</source>
        <translation>%1 · portée</translation>
    </message>
    <message>
        <source>%1 · OAuth client</source>
        <translation>%1 · client OAuth</translation>
    </message>
</context>
<context>
    <name>octroi::pages::TailModel</name>
    <message>
        <source>%1 in, %2 out</source>
        <translation>entrée %1, sortie %2</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Chemin</translation>
    </message>
    <message>
        <source>Credential</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partenaire</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Octets</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
</context>
<context>
    <name>octroi::pages::TokenBenchPage</name>
    <message>
        <source>Token bench</source>
        <translation>Établi des jetons</translation>
    </message>
    <message>
        <source>Bench</source>
        <translation>Établi</translation>
    </message>
    <message>
        <source>Request a token</source>
        <translation>Demander un jeton</translation>
    </message>
    <message>
        <source>Live tokens</source>
        <translation>Jetons actifs</translation>
    </message>
    <message>
        <source>Trusted issuers</source>
        <translation>Émetteurs de confiance</translation>
    </message>
    <message>
        <source>Call log</source>
        <translation>Journal des appels</translation>
    </message>
    <message>
        <source>Parts of the token bench</source>
        <translation>Parties de l’établi des jetons</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>Ouvrir un fichier…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Vider</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Coller</translation>
    </message>
    <message>
        <source>Nothing leaves this computer unless you ask</source>
        <translation>Rien ne quitte cet ordinateur sans que vous le demandiez</translation>
    </message>
    <message>
        <source>Open a token, certificate or key set</source>
        <translation>Ouvrir un jeton, un certificat ou un jeu de clés</translation>
    </message>
</context>
<context>
    <name>octroi::pages::TopList</name>
    <message>
        <source>new</source>
        <translation>nouveau</translation>
    </message>
    <message>
        <source>No calls in this time.</source>
        <translation>Aucun appel sur cette période.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln partner(s)</source>
        <translation>
            <numerusform>%1 sur %Ln partenaire</numerusform>
            <numerusform>%1 sur %Ln partenaires</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln credential(s)</source>
        <translation>
            <numerusform>%1 sur %Ln identifiant</numerusform>
            <numerusform>%1 sur %Ln identifiants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln endpoint(s)</source>
        <translation>
            <numerusform>%1 sur %Ln point d’accès</numerusform>
            <numerusform>%1 sur %Ln points d’accès</numerusform>
        </translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Palmarès</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>Partenaires</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>Identifiants</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>Points d’accès</translation>
    </message>
    <message>
        <source>Rank by</source>
        <translation>Classer par</translation>
    </message>
    <message>
        <source>Top consumers</source>
        <translation>Plus gros consommateurs</translation>
    </message>
    <message>
        <source>req/s</source>
        <translation>req/s</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln scope(s)</source>
        <translation>
            <numerusform>%1 sur %Ln portée</numerusform>
            <numerusform>%1 sur %Ln portées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln reason(s)</source>
        <translation>
            <numerusform>%1 sur %Ln motif</numerusform>
            <numerusform>%1 sur %Ln motifs</numerusform>
        </translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>Portées</translation>
    </message>
    <message>
        <source>Refusals</source>
        <translation>Refus</translation>
    </message>
    <message>
        <source>change</source>
        <translation>écart</translation>
    </message>
</context>
<context>
    <name>octroi::pages::TraceCard</name>
    <message>
        <source>Where each claim comes from</source>
        <translation>D’où vient chaque revendication</translation>
    </message>
</context>
<context>
    <name>octroi::pages::TrafficCards</name>
    <message>
        <source>Requests</source>
        <translation>Requêtes</translation>
    </message>
    <message>
        <source>all</source>
        <translation>toutes</translation>
    </message>
    <message>
        <source>last week</source>
        <translation>semaine dernière</translation>
    </message>
    <message>
        <source>Refused and failed</source>
        <translation>Refus et échecs</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refus</translation>
    </message>
    <message>
        <source>5xx</source>
        <translation>5xx</translation>
    </message>
    <message>
        <source>Bandwidth</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>out</source>
        <translation>sortant</translation>
    </message>
    <message>
        <source>in</source>
        <translation>entrant</translation>
    </message>
</context>
<context>
    <name>octroi::pages::TrustEditor</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>API that takes its tokens</source>
        <translation>API qui accepte ses jetons</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Émetteur</translation>
    </message>
    <message>
        <source>Discover</source>
        <translation>Découvrir</translation>
    </message>
    <message>
        <source>Audiences, one of which has to be in the token</source>
        <translation>Audiences, dont l’une doit figurer dans le jeton</translation>
    </message>
    <message>
        <source>Types (typ)</source>
        <translation>Types (typ)</translation>
    </message>
    <message>
        <source>Algorithms</source>
        <translation>Algorithmes</translation>
    </message>
    <message>
        <source>Keys by discovery</source>
        <translation>Clés par découverte</translation>
    </message>
    <message>
        <source>Keys at an address</source>
        <translation>Clés à une adresse</translation>
    </message>
    <message>
        <source>Keys here</source>
        <translation>Clés ici</translation>
    </message>
    <message>
        <source>Where its keys come from</source>
        <translation>D’où viennent ses clés</translation>
    </message>
    <message>
        <source>Address of its keys</source>
        <translation>Adresse de ses clés</translation>
    </message>
    <message>
        <source>Key set (JWKS)</source>
        <translation>Jeu de clés (JWKS)</translation>
    </message>
    <message>
        <source>Scopes that its tokens can have at most</source>
        <translation>Portées que ses jetons peuvent avoir au plus</translation>
    </message>
    <message>
        <source>Claim with scopes</source>
        <translation>Revendication des portées</translation>
    </message>
    <message>
        <source>Claims that become scopes: claim = value =&gt; scope scope</source>
        <translation>Revendications qui deviennent des portées&#x202f;: claim = valeur =&gt; portée portée</translation>
    </message>
    <message>
        <source>Claim that names the application</source>
        <translation>Revendication qui nomme l’application</translation>
    </message>
    <message>
        <source>Applications: value =&gt; partner / application</source>
        <translation>Applications&#x202f;: valeur =&gt; partenaire / application</translation>
    </message>
    <message>
        <source>Application of all other tokens</source>
        <translation>Application de tous les autres jetons</translation>
    </message>
    <message>
        <source>Its tokens are taken</source>
        <translation>Ses jetons sont acceptés</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Retirer…</translation>
    </message>
    <message>
        <source>Test with a real token; it stays on this computer</source>
        <translation>Essayer avec un vrai jeton&#x202f;; il reste sur cet ordinateur</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Essayer</translation>
    </message>
    <message>
        <source>None: they are refused</source>
        <translation>Aucune&#x202f;: ils sont refusés</translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation>Cette fenêtre est en lecture seule.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>The issuer has to be an https address, or http to this machine.</source>
        <translation>L’émetteur doit être une adresse https, ou http vers cette machine.</translation>
    </message>
    <message>
        <source>Without an audience, tokens that are meant for others would be taken.</source>
        <translation>Sans audience, des jetons destinés à d’autres seraient acceptés.</translation>
    </message>
    <message>
        <source>This line cannot be read: %1. Write it as: claim = value =&gt; scope</source>
        <translation>Cette ligne est illisible&#x202f;: %1. Écrivez&#x202f;: claim = valeur =&gt; portée</translation>
    </message>
    <message>
        <source>There is no application %1.</source>
        <translation>Il n’y a pas d’application %1.</translation>
    </message>
    <message>
        <source>This line cannot be read: %1. Write it as: value =&gt; partner / application</source>
        <translation>Cette ligne est illisible&#x202f;: %1. Écrivez&#x202f;: valeur =&gt; partenaire / application</translation>
    </message>
    <message>
        <source>The key set is no JSON object with a list of keys.</source>
        <translation>Le jeu de clés n’est pas un objet JSON avec une liste de clés.</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>Interrogation de %1…</translation>
    </message>
    <message numerus="yes">
        <source>It is an authorization server with %n key(s) at %1.</source>
        <translation>
            <numerusform>C’est un serveur d’autorisation avec %n clé à %1.</numerusform>
            <numerusform>C’est un serveur d’autorisation avec %n clés à %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the keys of the issuer…</source>
        <translation>Lecture des clés de l’émetteur…</translation>
    </message>
    <message>
        <source>Paste a signed token (JWT) of this issuer.</source>
        <translation>Collez un jeton signé (JWT) de cet émetteur.</translation>
    </message>
    <message>
        <source>The token would be taken.</source>
        <translation>Le jeton serait accepté.</translation>
    </message>
    <message>
        <source>The token would be refused.</source>
        <translation>Le jeton serait refusé.</translation>
    </message>
    <message>
        <source>No application: such tokens are refused.</source>
        <translation>Aucune application&#x202f;: de tels jetons sont refusés.</translation>
    </message>
    <message>
        <source>Application: %1</source>
        <translation>Application&#x202f;: %1</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <comment>scope, claim</comment>
        <translation>%1, de %2</translation>
    </message>
    <message>
        <source>%1, from %2, is more than its tokens can have: it counts for nothing</source>
        <translation>%1, de %2, dépasse ce que ses jetons peuvent avoir&#x202f;: elle ne compte pas</translation>
    </message>
    <message>
        <source>No scope comes out of its claims.</source>
        <translation>Aucune portée ne sort de ses revendications.</translation>
    </message>
</context>
<context>
    <name>octroi::pages::TrustView</name>
    <message>
        <source>Trust an issuer…</source>
        <translation>Faire confiance à un émetteur…</translation>
    </message>
    <message>
        <source>Trusted issuers</source>
        <translation>Émetteurs de confiance</translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation>Cette fenêtre est en lecture seule.</translation>
    </message>
    <message>
        <source>%1 trusts no other issuers.</source>
        <translation>%1 ne fait confiance à aucun autre émetteur.</translation>
    </message>
    <message>
        <source>No other issuer is trusted</source>
        <translation>Aucun autre émetteur n’est reconnu</translation>
    </message>
    <message>
        <source>Tokens of another authorization server, such as a partner&apos;s sign-in, are taken by an API when it trusts the issuer. Their claims become scopes by rules that you set.</source>
        <translation>Les jetons d’un autre serveur d’autorisation, comme la connexion d’un partenaire, sont acceptés par une API qui fait confiance à l’émetteur. Leurs revendications deviennent des portées selon des règles que vous fixez.</translation>
    </message>
    <message>
        <source>The trusted issuers could not be read</source>
        <translation>Les émetteurs de confiance n’ont pas pu être lus</translation>
    </message>
    <message>
        <source>New trusted issuer</source>
        <translation>Nouvel émetteur de confiance</translation>
    </message>
</context>
<context>
    <name>octroi::pages::UsageCharts</name>
    <message>
        <source>Requests</source>
        <translation>Requêtes</translation>
    </message>
    <message>
        <source>now</source>
        <translation>actuel</translation>
    </message>
    <message>
        <source>Bandwidth</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>out</source>
        <translation>sortant</translation>
    </message>
    <message>
        <source>in</source>
        <translation>entrant</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latence</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>Refused and failed</source>
        <translation>Refus et échecs</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refus</translation>
    </message>
    <message>
        <source>other refusals</source>
        <translation>autres refus</translation>
    </message>
    <message>
        <source>5xx</source>
        <translation>5xx</translation>
    </message>
    <message>
        <source>Latency of one subject is stored by the minute: choose 1 h or longer.</source>
        <translation>La latence d’un seul élément est enregistrée à la minute&#xa0;: choisissez 1&#xa0;h ou plus.</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>appels</translation>
    </message>
    <message>
        <source>before</source>
        <translation>avant</translation>
    </message>
    <message>
        <source>Calls in flight are known of the live stream only: choose Live.</source>
        <translation>Les appels en cours ne sont connus que du flux en direct&#x202f;: choisissez Direct.</translation>
    </message>
    <message>
        <source>No access log told of a call in this time.</source>
        <translation>Aucun journal d’accès n’a signalé d’appel pendant ce temps.</translation>
    </message>
    <message>
        <source>Of these parts the live stream does not tell the latency.</source>
        <translation>Le flux en direct ne donne pas la latence de ces parts.</translation>
    </message>
</context>
<context>
    <name>octroi::pages::UsageData</name>
    <message>
        <source>rate of %1</source>
        <translation>cadence de %1</translation>
    </message>
    <message>
        <source>quota: %1 a day</source>
        <translation>quota&#x202f;: %1 par jour</translation>
    </message>
    <message>
        <source>quota: %1 a month</source>
        <translation>quota&#x202f;: %1 par mois</translation>
    </message>
    <message>
        <source>bandwidth of %1</source>
        <translation>débit de %1</translation>
    </message>
    <message>
        <source>volume: %1 a month</source>
        <translation>volume&#x202f;: %1 par mois</translation>
    </message>
</context>
<context>
    <name>octroi::pages::UsagePage</name>
    <message>
        <source>Usage</source>
        <translation>Consommation</translation>
    </message>
    <message>
        <source>Compare with last week</source>
        <translation>Comparer à la semaine dernière</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Direct</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1&#xa0;h</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24&#xa0;h</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7&#xa0;j</translation>
    </message>
    <message>
        <source>30 d</source>
        <translation>30&#xa0;j</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>from %1, 1 s resolution</source>
        <translation>d’après %1, résolution de 1&#xa0;s</translation>
    </message>
    <message>
        <source>from %1, 1 min resolution</source>
        <translation>d’après %1, résolution de 1&#xa0;min</translation>
    </message>
    <message>
        <source>from %1, 1 h resolution</source>
        <translation>d’après %1, résolution de 1&#xa0;h</translation>
    </message>
    <message>
        <source> · of the 50 busiest credentials</source>
        <translation> · des 50 identifiants les plus actifs</translation>
    </message>
    <message numerus="yes">
        <source> · %Ln log line(s) lost</source>
        <translation>
            <numerusform> · %Ln ligne de journal perdue</numerusform>
            <numerusform> · %Ln lignes de journal perdues</numerusform>
        </translation>
    </message>
    <message>
        <source>last hour</source>
        <translation>dernière heure</translation>
    </message>
    <message>
        <source>last 24 hours</source>
        <translation>24 dernières heures</translation>
    </message>
    <message>
        <source>last 7 days</source>
        <translation>7 derniers jours</translation>
    </message>
    <message>
        <source>last 30 days</source>
        <translation>30 derniers jours</translation>
    </message>
    <message>
        <source>%1 does not report usage.</source>
        <translation>%1 ne communique pas la consommation.</translation>
    </message>
    <message>
        <source>The usage could not be read. %1</source>
        <translation>La consommation n’a pas pu être lue. %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Copier l’image</translation>
    </message>
    <message>
        <source>Copy numbers as CSV</source>
        <translation>Copier les valeurs en CSV</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Enregistrer l’image…</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Enregistrer l’image</translation>
    </message>
    <message>
        <source>Save numbers as CSV…</source>
        <translation>Enregistrer les valeurs en CSV…</translation>
    </message>
    <message>
        <source>Save numbers</source>
        <translation>Enregistrer les valeurs</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>Impossible d’écrire %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>6 hours</source>
        <translation>6 heures</translation>
    </message>
    <message>
        <source>3 days</source>
        <translation>3 jours</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 jours</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1 an</translation>
    </message>
    <message>
        <source>3 years</source>
        <translation>3 ans</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Du … au …</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Dans le temps</translation>
    </message>
    <message>
        <source>Hours of the week</source>
        <translation>Heures de la semaine</translation>
    </message>
    <message>
        <source>Calls in flight instead of latency</source>
        <translation>Appels en cours au lieu de la latence</translation>
    </message>
    <message>
        <source>Split by</source>
        <translation>Répartir par</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Courbes</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Comparer avec</translation>
    </message>
    <message>
        <source>Days and hours of</source>
        <translation>Jours et heures de</translation>
    </message>
    <message>
        <source>Tables instead of charts</source>
        <translation>Tableaux au lieu de graphiques</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Rien</translation>
    </message>
    <message>
        <source>Stacked</source>
        <translation>Empilé</translation>
    </message>
    <message>
        <source>No credential matches “%1”.</source>
        <translation>Aucun identifiant ne correspond à « %1 ».</translation>
    </message>
    <message numerus="yes">
        <source>“%1” cannot be another line: there are %Ln at most, each once, of 500 credentials or fewer.</source>
        <translation>
            <numerusform>« %1 » ne peut pas être une courbe de plus&#x202f;: il y en a %Ln au plus, une seule fois, de 500 identifiants au maximum.</numerusform>
            <numerusform>« %1 » ne peut pas être une courbe de plus&#x202f;: il y en a %Ln au plus, chacune une seule fois, de 500 identifiants au maximum.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep “%1” as a line</source>
        <translation>Garder « %1 » comme courbe</translation>
    </message>
    <message>
        <source>Add saved filter “%1”</source>
        <translation>Ajouter le filtre enregistré « %1 »</translation>
    </message>
    <message>
        <source>Add the first five of the list</source>
        <translation>Ajouter les cinq premiers de la liste</translation>
    </message>
    <message>
        <source>Choose whose calls to show first</source>
        <translation>Choisissez d’abord de qui montrer les appels</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <translation>Retirer « %1 »</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>Tout retirer</translation>
    </message>
    <message>
        <source>The same days last week</source>
        <translation>Les mêmes jours de la semaine passée</translation>
    </message>
    <message>
        <source>The time before</source>
        <translation>La période précédente</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Cette machine</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>No credential matches.</source>
        <translation>Aucun identifiant ne correspond.</translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln credential(s) match: narrow the filter.</source>
        <translation>
            <numerusform>Plus de %Ln identifiant correspond&#x202f;: resserrez le filtre.</numerusform>
            <numerusform>Plus de %Ln identifiants correspondent&#x202f;: resserrez le filtre.</numerusform>
        </translation>
    </message>
    <message>
        <source>This filter cannot be read.</source>
        <translation>Ce filtre est illisible.</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>Plus…</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>from %1, 1 day resolution</source>
        <translation>de %1, résolution 1 jour</translation>
    </message>
    <message numerus="yes">
        <source> · its clock is %Ln second(s) behind</source>
        <translation>
            <numerusform> · son horloge retarde de %Ln seconde</numerusform>
            <numerusform> · son horloge retarde de %Ln secondes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · its clock is %Ln second(s) ahead</source>
        <translation>
            <numerusform> · son horloge avance de %Ln seconde</numerusform>
            <numerusform> · son horloge avance de %Ln secondes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last %n minute(s)</source>
        <translation>
            <numerusform>dernière minute</numerusform>
            <numerusform>%n dernières minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>dates</comment>
        <translation>du %1 au %2</translation>
    </message>
    <message>
        <source>The clock of %1 differs from that of this machine; the times here are those of %1.</source>
        <translation>L’horloge de %1 diffère de celle de cette machine&#x202f;; les heures affichées ici sont celles de %1.</translation>
    </message>
    <message>
        <source>Distribution of latency and size</source>
        <translation>Distribution de la latence et de la taille</translation>
    </message>
    <message>
        <source>Calendar of expiries</source>
        <translation>Calendrier des expirations</translation>
    </message>
</context>
<context>
    <name>octroi::pages::WelcomeWidget</name>
    <message>
        <source>System&apos;s language</source>
        <translation>Langue du système</translation>
    </message>
    <message>
        <source>Follow the system’s theme</source>
        <translation>Suivre le thème du système</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Thème clair</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Thème sombre</translation>
    </message>
    <message>
        <source>Who may call your APIs?</source>
        <translation>Qui peut appeler vos API&#x202f;?</translation>
    </message>
    <message>
        <source>Octroi grants access, checks it and meters it. Where do you want to begin?</source>
        <translation>Octroi accorde l’accès, le contrôle et le mesure. Par où voulez-vous commencer&#x202f;?</translation>
    </message>
    <message>
        <source>Issue keys from this computer</source>
        <translation>Émettre des clés depuis cet ordinateur</translation>
    </message>
    <message>
        <source>Octroi starts its own backend and keeps everything in a folder of yours.</source>
        <translation>Octroi démarre son propre serveur et garde tout dans l’un de vos dossiers.</translation>
    </message>
    <message>
        <source>First key in under a minute</source>
        <translation>Première clé en moins d’une minute</translation>
    </message>
    <message>
        <source>API keys with scopes, expiry and metering</source>
        <translation>Clés d’API avec portées, expiration et mesure</translation>
    </message>
    <message>
        <source>Works without any network</source>
        <translation>Fonctionne sans aucun réseau</translation>
    </message>
    <message>
        <source>Start with the built-in backend</source>
        <translation>Démarrer avec le serveur intégré</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>Se connecter à un serveur</translation>
    </message>
    <message>
        <source>You already have an octroid server that holds the keys.</source>
        <translation>Vous avez déjà un serveur octroid qui détient les clés.</translation>
    </message>
    <message>
        <source>octroid on this network or elsewhere</source>
        <translation>octroid sur ce réseau ou ailleurs</translation>
    </message>
    <message>
        <source>Sign in with a service client</source>
        <translation>Connexion avec un client de service</translation>
    </message>
    <message>
        <source>Several administrators on the same data</source>
        <translation>Plusieurs administrateurs sur les mêmes données</translation>
    </message>
    <message>
        <source>Connect to a server…</source>
        <translation>Se connecter à un serveur…</translation>
    </message>
    <message>
        <source>Explore with demo data</source>
        <translation>Explorer avec des données de démo</translation>
    </message>
    <message>
        <source>An invented company with 40 partners and a month of consumption.</source>
        <translation>Une entreprise imaginaire avec 40 partenaires et un mois de consommation.</translation>
    </message>
    <message>
        <source>No network and no account</source>
        <translation>Sans réseau ni compte</translation>
    </message>
    <message>
        <source>Everything works, nothing is real</source>
        <translation>Tout fonctionne, rien n’est réel</translation>
    </message>
    <message>
        <source>Kept apart from your own data</source>
        <translation>Séparées de vos propres données</translation>
    </message>
    <message>
        <source>Octroi %1 · no data is sent anywhere</source>
        <translation>Octroi %1 · aucune donnée n’est envoyée nulle part</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
</context>
<context>
    <name>octroi::shell::BackendEntry</name>
    <message>
        <source>%1 ms</source>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>connexion</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>hors ligne</translation>
    </message>
    <message>
        <source>Click to connect again.</source>
        <translation>Cliquez pour vous reconnecter.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>backend, state</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, shown</source>
        <comment>backend</comment>
        <translation>%1, affiché</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Synchroniser maintenant</translation>
    </message>
    <message>
        <source>Connect again</source>
        <translation>Se reconnecter</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Aller à %1</translation>
    </message>
    <message>
        <source>Edit the connection…</source>
        <translation>Modifier la connexion…</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>L’oublier</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
    </message>
</context>
<context>
    <name>octroi::shell::CloseQuestion</name>
    <message>
        <source>Changes are still being applied</source>
        <translation>Des modifications sont encore en cours</translation>
    </message>
    <message>
        <source>What is done stays done. What has not begun is left out if you close now; nothing is left half done.</source>
        <translation>Ce qui est fait reste fait. Si vous fermez maintenant, ce qui n’a pas commencé est abandonné&#x202f;; rien ne reste fait à moitié.</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Attendre</translation>
    </message>
    <message>
        <source>Leave out the rest and close</source>
        <translation>Abandonner le reste et fermer</translation>
    </message>
    <message>
        <source>Waiting for the calls under way</source>
        <translation>Attente des appels en cours</translation>
    </message>
    <message>
        <source>It can go on at the next start: what is done stays done, and nothing is done twice. Or leave out what has not begun.</source>
        <translation>L’opération peut reprendre au prochain démarrage : ce qui est fait reste fait, et rien n’est fait deux fois. Vous pouvez aussi abandonner ce qui n’a pas commencé.</translation>
    </message>
    <message>
        <source>Close and go on later</source>
        <translation>Fermer et reprendre plus tard</translation>
    </message>
</context>
<context>
    <name>octroi::shell::CommandPalette</name>
    <message>
        <source>Search or run a command</source>
        <translation>Rechercher ou lancer une commande</translation>
    </message>
    <message>
        <source>Search, run a command, or paste a key</source>
        <translation>Rechercher, lancer une commande ou coller une clé</translation>
    </message>
    <message>
        <source>hidden on paste</source>
        <translation>masqué au collage</translation>
    </message>
    <message>
        <source>Nothing is called that. A filter on the credentials page finds more.</source>
        <translation>Rien ne porte ce nom. Un filtre dans la page Identifiants en trouve davantage.</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>choisir</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>key</comment>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>open</source>
        <translation>ouvrir</translation>
    </message>
    <message>
        <source>commands only</source>
        <translation>commandes seules</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Échap</translation>
    </message>
    <message>
        <source>close</source>
        <translation>fermer</translation>
    </message>
</context>
<context>
    <name>octroi::shell::ConnectionBar</name>
    <message>
        <source>Production</source>
        <translation>Production</translation>
    </message>
    <message>
        <source>Staging</source>
        <translation>Préproduction</translation>
    </message>
    <message>
        <source>Development</source>
        <translation>Développement</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Lecture seule</translation>
    </message>
    <message>
        <source>While this is on, nothing can be changed from this window.</source>
        <translation>Tant que ce mode est actif, rien ne peut être modifié depuis cette fenêtre.</translation>
    </message>
    <message>
        <source>Add a connection</source>
        <translation>Ajouter une connexion</translation>
    </message>
</context>
<context>
    <name>octroi::shell::JournalWords</name>
    <message>
        <source>%1 issued.</source>
        <comment>key</comment>
        <translation>Clé %1 émise.</translation>
    </message>
    <message>
        <source>%1 suspended.</source>
        <comment>key</comment>
        <translation>Clé %1 suspendue.</translation>
    </message>
    <message>
        <source>%1 works again.</source>
        <comment>key</comment>
        <translation>La clé %1 fonctionne à nouveau.</translation>
    </message>
    <message>
        <source>%1 revoked.</source>
        <comment>key</comment>
        <translation>Clé %1 révoquée.</translation>
    </message>
    <message>
        <source>%1 rotated: the old key and the new one both work for a while.</source>
        <comment>key</comment>
        <translation>Rotation de %1&#xa0;: l’ancienne clé et la nouvelle fonctionnent toutes deux pendant un temps.</translation>
    </message>
    <message>
        <source>%1 created.</source>
        <comment>partner, application, API, scope or plan</comment>
        <translation>%1&#xa0;: création effectuée.</translation>
    </message>
    <message>
        <source>%1 changed.</source>
        <translation>%1&#xa0;: modification effectuée.</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) issued.</source>
        <translation>
            <numerusform>%n clé émise.</numerusform>
            <numerusform>%n clés émises.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) suspended.</source>
        <translation>
            <numerusform>%n clé suspendue.</numerusform>
            <numerusform>%n clés suspendues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) work again.</source>
        <translation>
            <numerusform>%n clé fonctionne à nouveau.</numerusform>
            <numerusform>%n clés fonctionnent à nouveau.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) revoked.</source>
        <translation>
            <numerusform>%n clé révoquée.</numerusform>
            <numerusform>%n clés révoquées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) rotated.</source>
        <translation>
            <numerusform>Rotation de %n clé effectuée.</numerusform>
            <numerusform>Rotation de %n clés effectuée.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s) changed.</source>
        <translation>
            <numerusform>%n objet modifié.</numerusform>
            <numerusform>%n objets modifiés.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 restored.</source>
        <comment>key</comment>
        <translation>Clé %1 rétablie.</translation>
    </message>
    <message>
        <source>%1 moved.</source>
        <comment>key</comment>
        <translation>Clé %1 déplacée.</translation>
    </message>
    <message>
        <source>%1 deleted.</source>
        <comment>API or scope</comment>
        <translation>%1&#xa0;: suppression effectuée.</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) restored.</source>
        <translation>
            <numerusform>%n clé rétablie.</numerusform>
            <numerusform>%n clés rétablies.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) moved.</source>
        <translation>
            <numerusform>%n clé déplacée.</numerusform>
            <numerusform>%n clés déplacées.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 suspended.</source>
        <comment>client</comment>
        <translation>%1 suspendu.</translation>
    </message>
    <message>
        <source>%1 works again.</source>
        <comment>client</comment>
        <translation>%1 fonctionne de nouveau.</translation>
    </message>
    <message>
        <source>%1 revoked for good.</source>
        <comment>client</comment>
        <translation>%1 révoqué définitivement.</translation>
    </message>
    <message>
        <source>The campaign %1 began.</source>
        <translation>La campagne %1 est lancée.</translation>
    </message>
    <message>
        <source>New keys of a campaign were handed over.</source>
        <translation>De nouvelles clés d’une campagne ont été remises.</translation>
    </message>
    <message>
        <source>%1 ended.</source>
        <comment>token</comment>
        <translation>%1 a pris fin.</translation>
    </message>
    <message>
        <source>All tokens of %1 ended.</source>
        <translation>Tous les jetons de %1 ont pris fin.</translation>
    </message>
    <message>
        <source>The webhook of %1 got a new secret.</source>
        <comment>alert rule</comment>
        <translation>Le webhook de %1 a reçu un nouveau secret.</translation>
    </message>
    <message>
        <source>%1 acknowledged.</source>
        <comment>alert</comment>
        <translation>%1 : alerte acquittée.</translation>
    </message>
    <message>
        <source>%1 snoozed.</source>
        <comment>alert</comment>
        <translation>%1 : alerte mise en veille.</translation>
    </message>
    <message>
        <source>%1 renamed everywhere.</source>
        <comment>scope</comment>
        <translation>%1 renommée partout.</translation>
    </message>
    <message>
        <source>%1 merged into another scope.</source>
        <translation>%1 fusionnée avec une autre portée.</translation>
    </message>
</context>
<context>
    <name>octroi::shell::MainWindow</name>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Il n’y a rien à annuler.</translation>
    </message>
    <message>
        <source>This window is read-only. Allow changes in the bar above, then undo.</source>
        <translation>Cette fenêtre est en lecture seule. Autorisez les modifications dans la barre du haut, puis annulez.</translation>
    </message>
    <message>
        <source>%1 was not undone. %2</source>
        <translation>%1&#xa0;: annulation impossible. %2</translation>
    </message>
    <message>
        <source>Undone.</source>
        <translation>Modification annulée.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>The last change is of %1: %2 Undo it?</source>
        <comment>when, what</comment>
        <translation>La dernière modification date du %1 : %2 L’annuler ?</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what a run did, how it ended</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>%1 This cannot be undone. %2</source>
        <comment>what was done, why</comment>
        <translation>%1 L’annulation est impossible. %2</translation>
    </message>
    <message>
        <source>Undo the change before it</source>
        <translation>Annuler la modification précédente</translation>
    </message>
    <message>
        <source>The local copy of %1 is of another version of Octroi and of no use here. There is nothing to show until %1 answers.</source>
        <translation>La copie locale de %1 vient d’une autre version d’Octroi et ne peut servir ici. Rien ne peut être affiché tant que %1 ne répond pas.</translation>
    </message>
    <message>
        <source>The local copy of %1 was damaged. There is nothing to show until %1 answers.</source>
        <translation>La copie locale de %1 était endommagée. Rien ne peut être affiché tant que %1 ne répond pas.</translation>
    </message>
    <message>
        <source>The local copy of %1 was of another version of Octroi and has been read anew.</source>
        <translation>La copie locale de %1 venait d’une autre version d’Octroi et a été relue.</translation>
    </message>
    <message>
        <source>The local copy of %1 was damaged and has been read anew.</source>
        <translation>La copie locale de %1 était endommagée et a été relue.</translation>
    </message>
    <message numerus="yes">
        <source>%n more was not undone.</source>
        <translation>
            <numerusform>%n autre modification n’a pas pu être annulée.</numerusform>
            <numerusform>%n autres modifications n’ont pas pu être annulées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undone, but for what stays.</source>
        <translation>Modifications annulées, sauf ce qui reste en place.</translation>
    </message>
</context>
<context>
    <name>octroi::shell::NavigationRail</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>octroi::shell::PaletteSource</name>
    <message>
        <source>%1 › %2</source>
        <comment>partner, application</comment>
        <translation>%1 › %2</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Credentials</source>
        <translation>Identifiants</translation>
    </message>
    <message numerus="yes">
        <source>%n application(s)</source>
        <translation>
            <numerusform>%n application</numerusform>
            <numerusform>%n applications</numerusform>
        </translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>Partenaires</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Ouvrir %1</translation>
    </message>
    <message>
        <source>Show its usage</source>
        <translation>Voir sa consommation</translation>
    </message>
    <message>
        <source>%1 requests in 30 days</source>
        <translation>Requêtes sur 30&#xa0;jours&#xa0;: %1</translation>
    </message>
    <message>
        <source>this window is read-only</source>
        <translation>cette fenêtre est en lecture seule</translation>
    </message>
    <message>
        <source>it is revoked</source>
        <translation>la clé est révoquée</translation>
    </message>
    <message>
        <source>Rotate…</source>
        <translation>Lancer la rotation…</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Révoquer…</translation>
    </message>
    <message>
        <source>Show as filter</source>
        <translation>Afficher comme filtre</translation>
    </message>
    <message>
        <source>This is a JSON Web Token</source>
        <translation>C’est un jeton JWT</translation>
    </message>
    <message>
        <source>It names no issuer</source>
        <translation>Il n’indique aucun émetteur</translation>
    </message>
    <message>
        <source>It says that it comes from %1</source>
        <translation>Il déclare provenir de %1</translation>
    </message>
    <message>
        <source>Its signature was not checked. It is a secret as long as it is valid: do not pass it on.</source>
        <translation>Sa signature n’a pas été vérifiée. Tant qu’il est valide, c’est un secret&#xa0;: ne le transmettez pas.</translation>
    </message>
    <message>
        <source>This is an API key</source>
        <translation>C’est une clé d’API</translation>
    </message>
    <message>
        <source>This looks like an API key</source>
        <translation>Cela ressemble à une clé d’API</translation>
    </message>
    <message>
        <source>Checksum right</source>
        <translation>Somme de contrôle correcte</translation>
    </message>
    <message>
        <source>Checksum wrong: a character is missing or different</source>
        <translation>Somme de contrôle erronée&#xa0;: un caractère manque ou diffère</translation>
    </message>
    <message>
        <source>No credential has the identifier %1</source>
        <translation>Aucun identifiant n’a la référence %1</translation>
    </message>
    <message>
        <source>Checksum right. It may belong to another backend, or be newer than the last sync.</source>
        <translation>Somme de contrôle correcte. La clé appartient peut-être à un autre serveur, ou est plus récente que la dernière synchronisation.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>key, its owner</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, identifier known, %n scope(s), last used %2</source>
        <translation>
            <numerusform>%1, référence connue, %n portée, dernier appel&#xa0;: %2</numerusform>
            <numerusform>%1, référence connue, %n portées, dernier appel&#xa0;: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>OAuth clients</source>
        <translation>Clients OAuth</translation>
    </message>
    <message>
        <source>Put it on the token bench</source>
        <translation>Mettre sur l’établi des jetons</translation>
    </message>
    <message>
        <source>Take it apart, verify it, ask whether a call would be allowed</source>
        <translation>Le démonter, le vérifier, demander si un appel serait autorisé</translation>
    </message>
</context>
<context>
    <name>octroi::shell::RunBar</name>
    <message>
        <source>“%1” of %2 was not ended: %3 of %4 are done. Going on does nothing twice.</source>
        <comment>what, when, how many, of how many</comment>
        <translation>« %1 » du %2 n’est pas terminé : %3 sur %4 effectuées. La reprise ne fait rien deux fois.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Leave out the rest</source>
        <translation>Abandonner le reste</translation>
    </message>
    <message>
        <source>This window is read-only.</source>
        <translation>Cette fenêtre est en lecture seule.</translation>
    </message>
    <message>
        <source>A run that was not ended</source>
        <translation>Une opération inachevée</translation>
    </message>
</context>
<context>
    <name>octroi::shell::SearchButton</name>
    <message>
        <source>Search, or run a command</source>
        <translation>Rechercher ou agir</translation>
    </message>
</context>
<context>
    <name>octroi::shell::WindowActions</name>
    <message>
        <source>Search or run a command…</source>
        <translation>Rechercher ou lancer une commande…</translation>
    </message>
    <message>
        <source>Issue a key…</source>
        <translation>Émettre une clé…</translation>
    </message>
    <message>
        <source>New partner…</source>
        <translation>Nouveau partenaire…</translation>
    </message>
    <message>
        <source>New application…</source>
        <translation>Nouvelle application…</translation>
    </message>
    <message>
        <source>New API…</source>
        <translation>Nouvelle API…</translation>
    </message>
    <message>
        <source>New scope…</source>
        <translation>Nouvelle portée…</translation>
    </message>
    <message>
        <source>New plan…</source>
        <translation>Nouveau forfait…</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>Annuler la dernière modification</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrer</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Copier en CSV</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Révoquer…</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Synchroniser maintenant</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Plein écran</translation>
    </message>
    <message>
        <source>Quit Octroi</source>
        <translation>Quitter Octroi</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Aller à</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Édition</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>text size in per cent</comment>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>Connect to a server…</source>
        <translation>Se connecter à un serveur…</translation>
    </message>
    <message>
        <source>Import partners or keys from a file…</source>
        <translation>Importer des partenaires ou des clés depuis un fichier…</translation>
    </message>
    <message>
        <source>Answer a leak…</source>
        <translation>Répondre à une fuite…</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <comment>what was done</comment>
        <translation>Annuler&#xa0;: %1</translation>
    </message>
    <message>
        <source>Rotation campaign…</source>
        <translation>Campagne de rotation…</translation>
    </message>
    <message>
        <source>New OAuth client…</source>
        <translation>Nouveau client OAuth…</translation>
    </message>
    <message>
        <source>Access review…</source>
        <translation>Revue des accès…</translation>
    </message>
    <message>
        <source>Compare with a state file…</source>
        <translation>Comparer avec un fichier d’état…</translation>
    </message>
    <message>
        <source>Write the state to a file…</source>
        <translation>Écrire l’état dans un fichier…</translation>
    </message>
</context>
<context>
    <name>octroi::shell::WindowStatus</name>
    <message>
        <source>Applying changes: %1 of %2</source>
        <translation>Modifications en cours&#xa0;: %1 sur %2</translation>
    </message>
    <message>
        <source>Applying changes: %1 of %2, %3 failed</source>
        <translation>Modifications en cours&#xa0;: %1 sur %2, %3 en échec</translation>
    </message>
    <message numerus="yes">
        <source>Syncing %1: %n object(s)</source>
        <translation>
            <numerusform>Synchronisation de %1&#xa0;: %n objet</numerusform>
            <numerusform>Synchronisation de %1&#xa0;: %n objets</numerusform>
        </translation>
    </message>
    <message>
        <source>Signed in as %1</source>
        <translation>Session&#xa0;: %1</translation>
    </message>
    <message>
        <source>Last sync %1</source>
        <translation>Synchronisé à %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Syncing %1: %2 of %3</source>
        <translation>Synchronisation de %1&#xa0;: %2 sur %3</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Suspendre l’opération</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Leave out the rest</source>
        <translation>Abandonner le reste</translation>
    </message>
</context>
<context>
    <name>octroi::widgets::EmptyState</name>
    <message>
        <source>or</source>
        <comment>between two links</comment>
        <translation>ou</translation>
    </message>
</context>
<context>
    <name>octroi::widgets::ErrorState</name>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
</context>
<context>
    <name>octroi::widgets::Field</name>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
</context>
<context>
    <name>octroi::widgets::FilterField</name>
    <message>
        <source>Clear the filter</source>
        <translation>Effacer le filtre</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrer</translation>
    </message>
</context>
<context>
    <name>octroi::widgets::NoticeStrip</name>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>octroi::widgets::ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
</context>
<context>
    <name>octroi::widgets::SecretView</name>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Reveal</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Copy; the clipboard is emptied after 30 seconds</source>
        <translation>Copier&#x202f;; le presse-papiers est vidé au bout de 30 secondes</translation>
    </message>
</context>
<context>
    <name>octroi::widgets::Sheet</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>octroi::widgets::Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>Chargement</translation>
    </message>
</context>
<context>
    <name>octroi::widgets::TableView</name>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
</context>
</TS>
