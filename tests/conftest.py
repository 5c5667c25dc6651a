"""What all tests share: properties are held whatever the machine's speed at the moment."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "translit", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("translit")
