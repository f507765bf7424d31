"""From a noisy scraped article to a structured draft: what an editor runs by hand, never the site's build."""
