import pytest, os
pytestmark=[pytest.mark.xdist_group("county")]
@pytest.mark.parametrize("a", range(6))
def test_a(a): print(os.environ["PYTEST_XDIST_WORKER"])
